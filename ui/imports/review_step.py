"""The fourth step: what each row would do, before anything is written."""

from collections.abc import Callable, Iterable, Sequence, Set

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from organizer.domain.imports.decisions import SOMEBODY_NEW, Side
from organizer.domain.imports.outcomes import Group
from organizer.domain.imports.plan_changes import RowChange, change_sentence
from organizer.i18n import _, ngettext, paragraph
from ui import theme
from ui.imports.answers import Answers
from ui.imports.review_model import FIRST, TAKE, WHAT, ReviewModel
from ui.imports.review_table import NEXT_KEY, ReviewTable
from ui.imports.row_panel import HERE_KEY, NEW_KEY, THERE_KEY, WITHOUT_KEY, RowPanel
from ui.imports.rows import Details, Review, ReviewRow
from ui.imports.words import group_word
from ui.widgets.buttons import button
from ui.widgets.empty import Picture
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.search import SearchField

_TABS = (Group.NEW, Group.UPDATED, Group.UNCHANGED, Group.CONFLICTING, Group.REJECTED, Group.REMOVED)
_CALM = 120  # milliseconds without a key before many rows are filtered
_WIDTHS = {TAKE: 44, WHAT: 112}


class CountTab(QPushButton):
    """A number and its word; pressed, the table shows only these rows."""

    def __init__(self, group: Group) -> None:
        super().__init__()
        self.counted = group
        self.setProperty("kind", "count")
        self.setCheckable(True)
        self.setMinimumHeight(theme.px(46))
        self._number = label("", "number")
        self._word = label("", "muted")
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(theme.LARGE_GAP, theme.TIGHT, theme.LARGE_GAP, theme.TIGHT)
        row.setSpacing(theme.SMALL_GAP)
        for each in (self._number, self._word):
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            row.addWidget(each)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Called by Qt."""
        return self._row.sizeHint()

    def set_count(self, count: int) -> None:
        """Show how many rows there are."""
        self._number.setText(f"{count:,}")
        self._word.setText(group_word(self.counted, count))
        tone = {Group.CONFLICTING: "warn", Group.REJECTED: "bad"}.get(self.counted, "text") if count else "muted"
        self._number.setStyleSheet(f"color: {getattr(theme.current(), tone).name()}")
        self.setAccessibleName(f"{count:,} {group_word(self.counted, count)}")
        self.setToolTip(_("Show only these rows; press again for all"))
        self.setEnabled(count > 0)
        self.updateGeometry()


class ChangedBanner(QFrame):
    """Says that the event changed while the review was looked at, and which rows do something else now."""

    only_these = Signal(bool)
    """Whether only the changed rows shall be shown."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.text = label("", "warn", wrap=True)
        self.button = button(_("Show only these rows"), "filter")
        self.button.setCheckable(True)
        self.button.toggled.connect(self.only_these)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.LARGE_GAP, theme.SMALL_GAP, theme.SMALL_GAP, theme.SMALL_GAP)
        row.addWidget(self.text, 1)
        row.addWidget(self.button)
        self.hide()

    def show_changes(self, changes: Sequence[RowChange]) -> None:
        """Tell of them; nothing is shown where there are none."""
        self.button.setChecked(False)
        self.setVisible(bool(changes))
        count = len(changes)
        text = ngettext(
            "The event changed meanwhile, and nothing was written: {count:,} row does something else now.",
            "The event changed meanwhile, and nothing was written: {count:,} rows do something else now.",
            count,
        )
        told = [text.format(count=count), *map(change_sentence, changes[:_TOLD])]
        self.text.setText(paragraph([*told, "…" if count > _TOLD else ""]))


class Notes(QFrame):
    """What is to be known of the whole import before any row, such as that it moves the dates of the event."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.text = label("", "warn", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.LARGE_GAP, theme.SMALL_GAP, theme.LARGE_GAP, theme.SMALL_GAP)
        row.setSpacing(theme.GAP)
        row.addWidget(Picture("warning", 20, "warn"))
        row.addWidget(self.text, 1)
        self.hide()

    def show_sentences(self, sentences: Sequence[str]) -> None:
        """Say them; nothing is shown where there are none."""
        self.text.setText(paragraph(sentences))
        self.setVisible(bool(sentences))


_TOLD = 2  # changed rows that the banner names


class ReviewStep(QWidget):
    """Counts, filter, the rows, and what is said about the one selected."""

    taken_changed = Signal(int)
    """How many rows would be imported."""
    save_rejected = Signal()
    """The rejected rows are wanted as a workbook."""
    without_wanted = Signal(object, bool)
    """The keys of rows, and whether to take them without their bad values: the sheet is to be planned again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model: ReviewModel | None = None
        self._details: Callable[[ReviewRow], Details] = lambda _row: Details()
        self._changed: frozenset[int] = frozenset()
        self.tabs = {group: CountTab(group) for group in _TABS}
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        for tab in self.tabs.values():
            self._group.addButton(tab)
        self._group.buttonClicked.connect(self._tab_clicked)
        self.filter = SearchField(_("Filter rows"), delay=_CALM)
        self.filter.setFixedWidth(theme.px(200))
        self.filter.searched.connect(self._show)
        self.banner = ChangedBanner()
        self.banner.only_these.connect(self._show)
        self.notes = Notes()
        self.table = ReviewTable()
        self.table.answered.connect(self._key_pressed)
        self.filter.left_downwards.connect(self.table.setFocus)
        self.table.horizontalHeader().sectionClicked.connect(self._header_clicked)
        self._make_panel()
        self.next_button = button(_("Next to decide"), "forward", tip=_("Go to the next row to decide (D)"))
        self.next_button.clicked.connect(self.go_to_next)
        self.rejected_button = button(
            _("Save rejected rows…"), "save", tip=_("As a workbook, to be corrected and imported again")
        )
        self.rejected_button.clicked.connect(self.save_rejected)
        self._lay_out()

    def _make_panel(self) -> None:
        self.panel = RowPanel()
        self.panel.decided.connect(self._decided)
        self.panel.alike_decided.connect(self._alike_decided)
        self.panel.chosen.connect(self._cell_chosen)
        self.panel.alike_chosen.connect(self._alike_chosen)
        self.panel.without_chosen.connect(self._without_chosen)
        self.panel.alike_without.connect(self._alike_without)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(theme.GAP)
        tabs = FlowLayout()
        for tab in self.tabs.values():
            tabs.addWidget(tab)
        top.addLayout(tabs, 1)
        top.addWidget(self.filter)
        foot = QHBoxLayout()
        foot.setSpacing(theme.SMALL_GAP)
        foot.addWidget(ElidedLabel(_foot_text(), "muted"), 1)
        foot.addWidget(self.next_button)
        foot.addWidget(self.rejected_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.MARGIN] * 4)
        column.setSpacing(theme.GAP)
        column.addLayout(top)
        column.addWidget(self.banner)
        column.addWidget(self.notes)
        column.addWidget(self.table, 1)
        column.addWidget(self.panel)
        column.addLayout(foot)

    def show_review(
        self, review: Review, details: Callable[[ReviewRow], Details], changes: Sequence[RowChange] = ()
    ) -> None:
        """Show what an import would do; after ``changes`` of the event what was answered of other rows stays."""
        before = self.model.answers if self.model is not None and changes else None
        self._changed = frozenset(each.row for each in changes)
        self._details = details
        for tab in self.tabs.values():
            tab.setChecked(False)
        self.filter.clear()
        self.banner.show_changes(changes)
        self._show_rows(review, before, self._changed)

    def show_again(self, review: Review) -> None:
        """Show what other answers make of the same rows; what was answered of those that stay as they were stays."""
        assert self.model is not None
        before, current, line = self.model, self.current, max(self.table.currentIndex().row(), 0)
        changed = {row.key for row in review.rows if before.review.answerable.get(row.key, row) != row}
        self._show_rows(review, before.answers, changed)
        found = self.model.line_of(current.key) if current is not None else None
        self.table.selectRow(min(line, self.model.rowCount() - 1) if found is None else found)

    def _show_rows(self, review: Review, before: Answers | None, changed: Set[int]) -> None:
        self.model = ReviewModel(review, self)
        if before is not None:
            self.model.answers.carry_over(before, changed)
        self.model.taken_changed.connect(self._count)
        for group, tab in self.tabs.items():
            tab.set_count(review.counts.get(group, 0))
            tab.setChecked(tab.isChecked() and tab.isEnabled())
        self.tabs[Group.REMOVED].setVisible(review.counts.get(Group.REMOVED, 0) > 0)
        self.notes.show_sentences(review.notes)
        self.table.setModel(self.model)
        self.table.selectionModel().currentRowChanged.connect(self._show_current)
        self._set_widths(review.widths)
        self._show()
        self.rejected_button.setVisible(review.counts.get(Group.REJECTED, 0) > 0)
        self._count()

    def _set_widths(self, widths: Sequence[int]) -> None:
        for column, width in (*_WIDTHS.items(), *enumerate(widths, FIRST)):
            self.table.setColumnWidth(column, theme.px(width))

    @Slot(QAbstractButton)
    def _tab_clicked(self, clicked: QAbstractButton) -> None:
        for tab in self.tabs.values():
            if tab is not clicked:
                tab.setChecked(False)
        self._show()

    @Slot()
    def _show(self) -> None:
        if self.model is not None:
            chosen = next((group for group, tab in self.tabs.items() if tab.isChecked()), None)
            only = self._changed if self.banner.button.isChecked() else None
            self.model.show_only(chosen, self.filter.text(), only)
            self._show_current()

    @Slot(int)
    def _header_clicked(self, section: int) -> None:
        if section == TAKE and self.model is not None:
            keys = self.model.shown_keys()
            self.model.set_taken(keys, taken=not keys.isdisjoint(self.model.answers.left_out))

    # -- the current row ---------------------------------------------------------------------------------------------

    @property
    def current(self) -> ReviewRow | None:
        """The row that the panel shows."""
        return self.model.row_at(self.table.currentIndex()) if self.model is not None else None

    @Slot()
    def _show_current(self) -> None:
        row, answers = self.current, self.model.answers if self.model is not None else None
        self.panel.show_row(row, self._details(row) if row else Details(), answers)

    @Slot()
    def go_to_next(self) -> None:
        """Select the next row that waits for a decision."""
        index = self.table.currentIndex()
        line = self.model.next_undecided(index.row() if index.isValid() else -1) if self.model is not None else None
        if line is not None:
            self.table.selectRow(line)
            self.table.setFocus()

    @Slot(str)
    def _key_pressed(self, key: str) -> None:
        """Answer for every selected row; after a single doubtful one go on to the next."""
        if key == NEXT_KEY:
            self.go_to_next()
            return
        rows = self._selected()
        if key in (HERE_KEY, THERE_KEY):
            self._choose_all(rows, Side.HERE if key == HERE_KEY else Side.THERE)
        elif key == WITHOUT_KEY:
            self._take_without(rows)
        else:
            self._decide_all([row for row in rows if row.wants_person], key)

    def _selected(self) -> list[ReviewRow]:
        assert self.model is not None
        found = (self.model.row_at(each) for each in self.table.selectionModel().selectedRows())
        return [row for row in found if row is not None]

    def _choose_all(self, rows: Sequence[ReviewRow], side: Side) -> None:
        assert self.model is not None
        self.model.choose_all(rows, side)
        self._show_current()

    def _decide_all(self, rows: Sequence[ReviewRow], key: str) -> None:
        assert self.model is not None
        if key.isdigit():
            place = int(key) - 1
            self.model.decide_all({row.key: row.choices[place].id for row in rows if place < len(row.choices)})
        else:
            self.model.decide_all({row.key: SOMEBODY_NEW if key == NEW_KEY else None for row in rows})
        if len(rows) == 1 and self.model.answers.is_taken(rows[0]):
            self.go_to_next()
        self._show_current()

    @Slot(int, object)
    def _decided(self, key: int, whom: int | None) -> None:
        if self.model is not None:
            self.model.decide(key, whom)

    @Slot(object, object)
    def _alike_decided(self, row: ReviewRow, update: bool | None) -> None:
        if self.model is not None:
            self.model.decide_alike(row, update=update)
            self._show_current()

    @Slot(int, str, object)
    def _cell_chosen(self, key: int, text: str, side: Side) -> None:
        if self.model is not None:
            self.model.choose(key, text, side)

    @Slot(object, object)
    def _alike_chosen(self, row: ReviewRow, side: Side) -> None:
        if self.model is not None:
            self.model.choose_alike(row, side)
            self._show_current()

    @Slot(object, bool)
    def _without_chosen(self, row: ReviewRow, without: bool) -> None:
        self.without_wanted.emit(frozenset({row.key}), without)

    @Slot(object)
    def _alike_without(self, row: ReviewRow) -> None:
        if self.model is not None:
            self._take_without(self.model.answers.alike(row).rows)

    def _take_without(self, rows: Iterable[ReviewRow]) -> None:
        keys = frozenset(row.key for row in rows if row.is_spareable)
        if keys:
            self.without_wanted.emit(keys, True)

    @Slot()
    def _count(self) -> None:
        if self.model is not None:
            self.taken_changed.emit(self.model.taken)
            self.next_button.setVisible(self.model.answers.waiting > 0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Called by Qt: the panel gets its share of a larger window."""
        super().resizeEvent(event)
        self.panel.set_room(self.height())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Called by Qt: the numbers' own colours follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and (model := getattr(self, "model", None)) is not None:
            for group, tab in self.tabs.items():
                tab.set_count(model.review.counts.get(group, 0))


def _foot_text() -> str:
    return _("Nothing has been written yet. After importing, one Undo gives back exactly what was there.")
