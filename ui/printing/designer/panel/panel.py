"""The panel at the right: the properties of what is selected, those of the template, and what is to be said of it."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from organizer.domain.printing.designs.checks import Note
from organizer.domain.printing.designs.document import Reverse
from organizer.domain.printing.designs.edits import set_head, set_reverse
from organizer.i18n import _, ngettext
from ui import theme
from ui.printing.designer.editing import Editing
from ui.printing.designer.panel.guides_part import GuidesPart
from ui.printing.designer.panel.millimetres import Millimetres
from ui.printing.designer.panel.palette import Palette
from ui.printing.designer.panel.quiet_wheel import QuietWheel
from ui.printing.designer.panel.sections import (
    CodeSection,
    ConditionSection,
    NameSection,
    PictureSection,
    PlaceSection,
    Section,
    ShapeSection,
)
from ui.printing.designer.panel.text_section import TextSection
from ui.printing.designer.words import kind_word
from ui.widgets.buttons import button
from ui.widgets.labels import ElidedLabel, label, rule
from ui.widgets.scrolling import Snug, scrolling

WIDTH, FOOT = 316, 132
"""Pixels at 100 % text: of the panel, and of the height of its foot at the most."""


class SheetSection(QWidget):
    """The badge itself, shown while nothing is selected."""

    def __init__(self, editing: Editing) -> None:
        super().__init__()
        self._editing = editing
        self.width_box = Millimetres(_("Width of the badge"), least=10_000)
        self.height_box = Millimetres(_("Height of the badge"), least=10_000)
        self.reverse = QComboBox()
        self.reverse.setAccessibleName(_("Back"))
        for value, word in (
            (Reverse.NONE, _("Nothing")),
            (Reverse.SAME, _("The same as the front")),
            (Reverse.OWN, _("Its own elements")),
        ):
            self.reverse.addItem(word, value)
        self.fold = QCheckBox(_("Folded along its upper edge"))
        self.fold.setToolTip(_("Front and back are printed on one sheet, the back turned, and folded between them"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(theme.TIGHT)
        grid.setColumnStretch(1, 1)
        rows = ((_("Width"), self.width_box), (_("Height"), self.height_box), (_("Back"), self.reverse))
        for row, (word, field) in enumerate(rows):
            grid.addWidget(label(word, "small"), row, 0)
            grid.addWidget(field, row, 1)
        grid.addWidget(self.fold, len(rows), 0, 1, 2)
        self.palette_part, self.guides = Palette(editing), GuidesPart(editing)
        grid.addWidget(self.guides, len(rows) + 1, 0, 1, 2)
        grid.addWidget(self.palette_part, len(rows) + 2, 0, 1, 2)
        self.width_box.edited.connect(lambda length: self._resize(0, length))
        self.height_box.edited.connect(lambda length: self._resize(1, length))
        self.reverse.activated.connect(self._turn)
        self.fold.clicked.connect(
            lambda on: self._editing.change(self.fold.text(), partial(set_head, key="fold", value=on or None))
        )

    def show_document(self) -> None:
        """Show what the template says."""
        document = self._editing.document
        self.width_box.show_length(document.size[0])
        self.height_box.show_length(document.size[1])
        self.reverse.setCurrentIndex(self.reverse.findData(document.reverse))
        self.fold.setChecked(document.head.get("fold") is True)
        self.palette_part.show_colors()
        self.guides.show_guides()

    def _resize(self, side: int, length: int) -> None:
        size = list(self._editing.kept.size)
        size[side] = length
        self._editing.change(_("Size of the badge"), partial(set_head, key="size", value=size), run="size of the badge")

    @Slot()
    def _turn(self) -> None:
        self._editing.change(_("Back"), partial(set_reverse, reverse=self.reverse.currentData()))


class Panel(QFrame):
    """Sections for what is selected, below each other; notes at its foot."""

    picture_wanted = Signal()
    note_chosen = Signal(int)

    def __init__(self, editing: Editing) -> None:
        super().__init__()
        self._editing = editing
        self.setProperty("role", "right-side")
        self.setFixedWidth(theme.px(WIDTH))
        self.heading = ElidedLabel("", "strong")
        self.sheet = SheetSection(editing)
        self.name, self.place = NameSection(editing), PlaceSection(editing)
        self.text, self.shape, self.code = TextSection(editing), ShapeSection(editing), CodeSection(editing)
        self.picture = PictureSection(editing, self.picture_wanted.emit)
        self.condition = ConditionSection(editing)
        self._notes = QVBoxLayout()
        self._lay_out()
        quiet = QuietWheel(self)
        for each in self.findChildren(QWidget):
            if each.metaObject().className() in ("QComboBox", "Millimetres", "QSpinBox", "ColorBox"):
                each.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
                each.installEventFilter(quiet)
        editing.changed.connect(self.show_selected)
        editing.selected.connect(self.show_selected)
        self.show_selected()

    def _lay_out(self) -> None:
        body = QWidget()
        body.setProperty("role", "page")
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(theme.GAP, theme.SMALL_GAP, theme.GAP, theme.GAP)
        self._column.setSpacing(theme.SMALL_GAP)
        self._column.addWidget(self.heading)
        self._column.addWidget(self.sheet)
        for each in self.sections:
            self._column.addWidget(each)
        self._column.addStretch(1)
        area = scrolling(body)
        area.setHorizontalScrollBarPolicy(theme.NO_BAR)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(0)
        around.addWidget(area, 1)
        around.addWidget(rule())
        around.addWidget(self._foot())

    def _foot(self) -> Snug:
        """What is to be said stays in sight, and moves no field when it comes."""
        body = QWidget()
        body.setLayout(self._notes)
        self._notes.setSpacing(theme.TIGHT)
        self._notes.setContentsMargins(theme.GAP, theme.SMALL_GAP, theme.GAP, theme.SMALL_GAP)
        foot = Snug(body)
        foot.setMaximumHeight(theme.px(FOOT))
        return foot

    @property
    def sections(self) -> tuple[Section, ...]:
        """Those for elements, in their order."""
        return self.text, self.shape, self.code, self.picture, self.place, self.condition, self.name

    def know(self, *, categories: Mapping[str, int], fields: Sequence[str], said: Callable[[str], str]) -> None:
        """What the event has that a design may refer to; of each category the number of its colour.

        ``said``: what a text says for the person who is tried on.
        """
        self.text.text.said = self.code.text.said = said
        self.condition.categories = tuple(categories)
        self.sheet.palette_part.know(categories)
        self.text.custom = self.code.custom = self.condition.fields = fields
        self.show_selected()

    @Slot()
    def show_selected(self) -> None:
        """Show the properties of what is selected, of the badge where nothing is."""
        chosen = self._editing.chosen
        self.sheet.setVisible(not chosen)
        self.heading.set_text(_heading([each.kind for each in chosen]))
        if not chosen:
            self.sheet.show_document()
        for each in self.sections:
            shown = bool(chosen) and each.is_for(chosen)
            each.setVisible(shown)
            if shown:
                each.setEnabled(not all(item.locked for item in chosen))
                each.show_items(chosen)

    def show_notes(self, notes: Sequence[Note], name: Callable[[int], str]) -> None:
        """Say what is to be said: of what is selected, of everything where nothing is."""
        while (old := self._notes.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        ids = self._editing.selection
        shown = [each for each in notes if not ids or each.item in ids]
        if not shown:
            self._notes.addWidget(label(_("Everything fits."), "small"))
        for each in shown:
            self._notes.addWidget(label(each.text, "warn", wrap=True))
            if not ids:
                link = button(name(each.item), kind="link", tip=_("Select this element"))
                link.clicked.connect(partial(self.note_chosen.emit, each.item))
                self._notes.addWidget(link, alignment=Qt.AlignmentFlag.AlignLeft)

    def said_notes(self) -> tuple[str, ...]:
        """The sentences at the foot."""
        laid = (self._notes.itemAt(place) for place in range(self._notes.count()))
        widgets = (each.widget() for each in laid if each is not None)
        return tuple(each.text() for each in widgets if isinstance(each, QLabel))

    def focus_text(self, words: str = "") -> None:
        """Put the cursor into the text of what is selected, else into its name; where a guide is, into its place.

        ``words``: what the line says that is meant.
        """
        if self._editing.guide is not None:
            self.sheet.guides.focus(self._editing.guide)
        if self.text.isVisibleTo(self):
            self.text.show_line_saying(words)
        for field in (self.text.text.line, self.code.text.line, self.name.name):
            if field.isVisibleTo(self):
                field.setFocus()
                field.selectAll()
                return


def _heading(kinds: Sequence[str]) -> str:
    if not kinds:
        return _("Badge")
    if len(kinds) == 1:
        return kind_word(kinds[0])
    return ngettext("{n} element", "{n} elements", len(kinds)).format(n=len(kinds))
