"""What is known of the selected row, side by side, and the buttons that decide it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from organizer.domain.imports.decisions import SOMEBODY_NEW, Side
from organizer.i18n import _, ngettext
from ui import theme
from ui.field_words import field_word
from ui.imports.answers import Answers
from ui.imports.rows import CellChoice, Details, ReviewRow
from ui.widgets.buttons import button, with_shortcut
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.scrolling import scrolling
from ui.widgets.toast import KEEP_CLEAR

NEW_KEY, OUT_KEY, HERE_KEY, THERE_KEY, WITHOUT_KEY = "N", "X", "H", "T", "W"
"""The keys in the table that answer for the selected row; figures choose a person."""

_LONGEST = 48  # letters of a value; its tooltip has all
_HIGHEST = 340
_HEIGHT = 208  # pixels at 100 %: eight lines of the table stay visible above it in the smallest window


class RowPanel(QFrame):
    """Shown below the table while a row is selected that has something to say."""

    decided = Signal(int, object)
    """The key of the row, and whom it means: an id, SOMEBODY_NEW, or None for nobody yet."""
    alike_decided = Signal(object, object)
    """The row whose like shall all be answered, and whether to update (True), keep both (False), leave out (None)."""
    chosen = Signal(int, str, object)
    """The key of the row, a label, and the Side whose value stays."""
    alike_chosen = Signal(object, object)
    """The row whose like shall all be answered, and the Side."""
    without_chosen = Signal(object, bool)
    """The row, and whether to take it without its bad values."""
    alike_without = Signal(object)
    """The row whose like shall all be taken without their bad values."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setObjectName(KEEP_CLEAR)
        self._row: ReviewRow | None = None
        self.buttons: dict[int | None, QPushButton] = {}
        self.cells: dict[tuple[str, Side], QPushButton] = {}
        self.alike: dict[object, QPushButton] = {}
        self.without: QPushButton | None = None
        self._title = label("", "strong")
        self._why = ElidedLabel("", "muted")
        self._body = scrolling()
        self._foot = QVBoxLayout()
        self._foot.setSpacing(theme.SMALL_GAP)
        self._alike = QHBoxLayout()
        self._alike.setSpacing(theme.SMALL_GAP)
        head = QHBoxLayout()
        head.setSpacing(theme.GAP)
        head.addWidget(self._title)
        head.addWidget(self._why, 1)
        head.addLayout(self._alike)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.LARGE_GAP, theme.GAP, theme.LARGE_GAP, theme.GAP)
        column.setSpacing(theme.SMALL_GAP)
        column.addLayout(head)
        column.addWidget(self._body, 1)
        column.addLayout(self._foot)
        self.set_room(0)
        self.hide()

    def set_room(self, height: int) -> None:
        """Take a share of the room that panel and table have together, in pixels; with large text not more of it."""
        usual = max(theme.px(_HEIGHT), min(theme.px(_HIGHEST), height * 3 // 10))
        self.setFixedHeight(min(usual, height // 3) if height else usual)

    def show_row(self, row: ReviewRow | None, details: Details, answers: Answers | None = None) -> None:
        """Say what there is to say about a row, with what was answered before."""
        self._row = row
        has_something = row is not None and bool(row.why or row.differing or details.lines)
        self.setVisible(has_something)
        if row is None or answers is None or not has_something:
            return
        name = next((cell for cell in row.cells if cell), "—")
        self._title.setText(_("Row {row}: {name}").format(row=row.row, name=name) if row.row else name)
        self._why.set_text("" if row.differing and not row.wants_cells else row.why)
        self.cells = {}
        self._body.setWidget(self._choices(row, answers) if row.differing else self._lines(details))
        self._clear_foot()
        if row.bad:
            self._offer_without(row)
        if row.wants_person:
            self._offer_people(row, answers)
        self._offer_alike(row, answers.count_alike(row))

    # -- side by side ------------------------------------------------------------------------------------------------

    def _lines(self, details: Details) -> QWidget:
        """What every side says, without anything to choose."""
        body, grid = _grid()
        for column, head in enumerate(details.heads, 1):
            if head:
                grid.addWidget(ElidedLabel(head, "muted"), 0, column)
            grid.setColumnStretch(column, 1)
        for place, (word, texts) in enumerate(details.lines, 1):
            grid.addWidget(label(word, "muted"), place, 0)
            for column, text in enumerate(texts, 1):
                same = column > 1 and text == texts[0]
                grid.addWidget(ElidedLabel(text or "—", "muted" if same or not text else ""), place, column)
        grid.setRowStretch(len(details.lines) + 1, 1)
        return body

    def _choices(self, row: ReviewRow, answers: Answers) -> QWidget:
        """Of each cell that differs, the value here and the one there: the pressed one stays."""
        body, grid = _grid()
        heads = [_("In the event"), _("In the file")]
        if row.wants_cells:
            heads.append(_("When it was exported"))
        for column, head in enumerate(heads, 1):
            grid.addWidget(label(head, "muted"), 0, column)
        grid.setColumnStretch(len(heads) + 1, 1)
        for place, cell in enumerate(row.differing, 1):
            grid.addWidget(label(cell.word, "muted"), place, 0)
            self._add_cell(grid, place, cell, answers.side(row, cell.label))
            if cell.base is not None:
                grid.addWidget(label(_one_line(cell.base), "muted"), place, 3)
        grid.setRowStretch(len(row.differing) + 1, 1)
        return body

    def _add_cell(self, grid: QGridLayout, place: int, cell: CellChoice, side: Side | None) -> None:
        group = QButtonGroup(grid.parentWidget())
        for column, (which, text) in enumerate(((Side.HERE, cell.here), (Side.THERE, cell.there)), 1):
            made = _value_button(text, cell.word)
            made.setChecked(which is side)
            made.clicked.connect(partial(self._cell_clicked, cell.label, which))
            group.addButton(made)
            self.cells[cell.label, which] = made
            grid.addWidget(made, place, column, Qt.AlignmentFlag.AlignLeft)

    def _cell_clicked(self, text: str, side: Side) -> None:
        if self._row is not None:
            self.chosen.emit(self._row.key, text, side)

    # -- whom it means -----------------------------------------------------------------------------------------------

    def _clear_foot(self) -> None:
        for layout in (self._foot, self._alike):
            while layout.count():
                item = layout.takeAt(0)
                if item is not None and (widget := item.widget()) is not None:
                    widget.hide()
                    widget.deleteLater()
        self.buttons, self.alike, self.without = {}, {}, None

    def _offer_people(self, row: ReviewRow, answers: Answers) -> None:
        line, flow = _flow()
        for number, choice in enumerate(row.choices, 1):
            text = _("Merge into {row}") if choice.id < 0 else _("It is {person}")
            self._add(flow, choice.id, text.format(row=choice.text, person=choice.text), str(number))
        self._add(flow, SOMEBODY_NEW, _("Keep both: somebody new"), NEW_KEY)
        self._add(flow, None, _("Leave it out"), OUT_KEY)
        whom = answers.who.get(row.key)
        for key, each in self.buttons.items():
            each.setChecked(key == whom)
        self._foot.addWidget(line)

    def _add(self, flow: FlowLayout, whom: int | None, text: str, keys: str) -> None:
        made = _toggle(text, keys)
        made.clicked.connect(partial(self.decide, whom))
        self.buttons[whom] = made
        flow.addWidget(made)

    def decide(self, whom: int | None) -> None:
        """Answer for the row that is shown, as its button does."""
        if self._row is None or whom not in self.buttons:
            return
        for key, each in self.buttons.items():
            each.setChecked(key == whom)
        self.decided.emit(self._row.key, whom)

    # -- what is wrong with it ---------------------------------------------------------------------------------------

    def _offer_without(self, row: ReviewRow) -> None:
        line = QWidget()
        row_of_both = QHBoxLayout(line)
        row_of_both.setContentsMargins(0, 0, 0, 0)
        self.without = made = _toggle(_("Take it without: {fields}").format(fields=_bad_fields(row)), WITHOUT_KEY)
        made.setChecked(not row.is_spareable)
        made.clicked.connect(partial(self.without_chosen.emit, row, row.is_spareable))
        row_of_both.addWidget(made)
        row_of_both.addWidget(ElidedLabel(_("What the cell says is kept in the person’s note."), "muted"), 1)
        self._foot.addWidget(line)

    # -- all of its kind ---------------------------------------------------------------------------------------------

    def _offer_alike(self, row: ReviewRow, count: int) -> None:
        if count < 2 or not (row.wants_person or row.wants_cells or row.is_spareable):
            return
        text = ngettext("All {count:,} of this kind:", "All {count:,} of this kind:", count)
        self._alike.addWidget(label(text.format(count=count), "muted"))
        if row.is_spareable:
            word = _("Take them without: {fields}").format(fields=_bad_fields(row))
            self._add_alike(word, True, partial(self.alike_without.emit, row))
            return
        merging = bool(row.choices) and all(each.id < 0 for each in row.choices)
        answers: Sequence[tuple[object, str]] = (
            ((Side.THERE, _("Take the file’s values")), (Side.HERE, _("Keep the event’s values")))
            if row.wants_cells
            else ((True, _("Merge") if merging else _("Update")), (False, _("Keep both")), (None, _("Leave out")))
        )
        signal = self.alike_chosen if row.wants_cells else self.alike_decided
        for answer, word in answers:
            self._add_alike(word, answer, partial(signal.emit, row, answer))

    def _add_alike(self, word: str, answer: object, act: Callable[[], object]) -> None:
        self.alike[answer] = made = button(word, kind="link")
        made.clicked.connect(act)
        self._alike.addWidget(made)


def _grid() -> tuple[QWidget, QGridLayout]:
    body = QWidget()
    body.setProperty("role", "page")
    grid = QGridLayout(body)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theme.LARGE_GAP)
    grid.setVerticalSpacing(theme.TIGHT)
    return body, grid


def _flow() -> tuple[QWidget, FlowLayout]:
    line = QWidget()
    policy = line.sizePolicy()
    policy.setHeightForWidth(True)
    line.setSizePolicy(policy)
    return line, FlowLayout(line)


def _toggle(text: str, keys: str) -> QPushButton:
    made = button(text, tip=with_shortcut(text, keys))
    made.setProperty("kind", "filter")
    made.setCheckable(True)
    return made


def _bad_fields(row: ReviewRow) -> str:
    return ", ".join(map(field_word, row.bad))


def _one_line(text: str) -> str:
    line = " ".join(text.split()) or "—"
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def _value_button(text: str, word: str) -> QPushButton:
    """A value to press; a long one is cut and whole in its tooltip."""
    made = _toggle(_one_line(text), "")
    made.setToolTip(text)
    made.setAccessibleName(f"{word}: {text or _('empty')}")
    return made
