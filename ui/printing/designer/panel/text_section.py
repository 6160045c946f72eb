"""The section of the panel for texts: the lines of one, and how each is set."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QSpinBox, QWidget

from organizer.domain.printing.designs.document import Document, Item, Source
from organizer.domain.printing.designs.edits import set_keys, set_line, set_lines
from organizer.i18n import _
from ui import theme
from ui.printing.designer.editing import Editing
from ui.printing.designer.panel.color_box import ColorBox
from ui.printing.designer.panel.field_text import FieldText
from ui.printing.designer.panel.millimetres import Millimetres, without_arrows
from ui.printing.designer.panel.sections import Section
from ui.printing.designer.words import said_words
from ui.widgets.buttons import icon_button
from ui.widgets.forms import inset
from ui.widgets.labels import label

NEW_LINE: Source = {"text": "{organization}", "size": 4_000, "color": "#000000"}


class TextSection(Section):
    """A text has one line or several; the keys of one line are shown at a time."""

    def __init__(self, editing: Editing) -> None:
        super().__init__(editing)
        self.custom: Sequence[str] = ()
        self.line = 0
        """Which line is shown."""
        self._item: Item | None = None
        self._make_fields()
        self._lay_out()
        self._connect()

    def _make_fields(self) -> None:
        self.lines = _choice(_("Line of the text"), ())
        self.text = FieldText(_("Text"))
        self.problem = label("", "bad", wrap=True)
        self.problem.hide()
        self.size_box = Millimetres(_("Size that is wished"), least=500, most=99_000, step=100)
        self.small = Millimetres(_("Smaller than this the badge is reported"), least=500, most=99_000, step=100)
        self.least = Millimetres(_("Never smaller: then the text is cut"), least=500, most=99_000, step=100)
        self.wide = Millimetres(_("Size of Chinese, Japanese and Korean"), most=99_000, step=100)
        self.wide.setSpecialValueText("—")
        self.gap = Millimetres(_("Gap above, where a line stands above"), most=99_000, step=100)
        self.rows = _count(_("So many rows at most"), 1, 9)
        self.tracking = _count(_("Added after each letter, in thousandths of the size"), -200, 1_000)
        self.weight = _choice(_("Weight"), (("regular", _("Regular")), ("medium", _("Medium")), ("bold", _("Bold"))))
        self.align = _choice(_("Align across"), (("left", _("Left")), ("center", _("Centre")), ("right", _("Right"))))
        self.anchor = _choice(
            _("Align vertically"), (("top", _("Top")), ("middle", _("Middle")), ("bottom", _("Bottom")))
        )
        self.color = ColorBox(_("Colour"))
        self.capitals = QCheckBox(_("Capital letters"))
        self.capitals.setAccessibleName(self.capitals.text())
        self.up, self.down = icon_button("up", _("Line further up")), icon_button("down", _("Line further down"))
        self.more = icon_button("add", _("Another line below"))
        self.less = icon_button("remove", _("Take the line away"))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(self.lines, 1)
        for each in (self.up, self.down, self.more, self.less):
            head.addWidget(each)
        self.grid.addLayout(head, 0, 0, 1, 4)
        self.grid.addWidget(self.text, 1, 0, 1, 4)
        self.grid.addWidget(self.problem, 2, 0, 1, 4)
        self.row((_("Size"), self.size_box), (_("Small"), self.small))
        self.row((_("Least"), self.least), (_("Rows"), self.rows))
        self.row((_("CJK"), self.wide), (_("Gap"), self.gap))
        self.row((_("Weight"), self.weight), (_("Align"), self.align))
        self.row((_("Vertical"), self.anchor), (_("Spaced"), self.tracking))
        self.row((_("Colour"), self.color))
        self.grid.addWidget(self.capitals, self.grid.rowCount(), 1, 1, 3)

    def _connect(self) -> None:
        self.lines.activated.connect(self._turn)
        self.text.edited.connect(self._set_text)
        for key, field in (("size", self.size_box), ("small", self.small), ("least", self.least)):
            field.edited.connect(self._setter(field, key))
        self.wide.edited.connect(lambda size: self._set(self.wide, {"ideographic_size": size or None}, "wide"))
        self.gap.edited.connect(lambda gap: self._set(self.gap, {"gap": gap or None}, "gap"))
        self.rows.valueChanged.connect(lambda count: self._set(self.rows, {"max_lines": count}, "rows"))
        self.tracking.valueChanged.connect(
            lambda share: self._set(self.tracking, {"tracking": share or None}, "tracking")
        )
        self.weight.activated.connect(lambda _place: self._set(self.weight, {"weight": self.weight.currentData()}))
        self.align.activated.connect(lambda _place: self._set(self.align, {"align": self.align.currentData()}))
        self.anchor.activated.connect(lambda _place: self.set_keys(self.anchor, {"anchor": self.anchor.currentData()}))
        self.color.edited.connect(lambda color: self._set(self.color, {"color": color}))
        self.capitals.clicked.connect(lambda on: self._set(self.capitals, {"case": "upper" if on else None}))
        self.up.clicked.connect(lambda: self._carry(-1))
        self.down.clicked.connect(lambda: self._carry(1))
        self.more.clicked.connect(self._add)
        self.less.clicked.connect(self._drop)

    def _setter(self, field: QWidget, key: str) -> Callable[[int], object]:
        return lambda value: self._set(field, {key: value}, key)

    # -- showing -------------------------------------------------------------------------------------------------------

    def is_for(self, items: Sequence[Item]) -> bool:
        """See :class:`Section`."""
        return all(each.lines for each in items)

    def show_items(self, items: Sequence[Item]) -> None:
        """See :class:`Section`; of several texts the keys that are changed are those of every line."""
        item = items[0]
        if self._item is None or item.id != self._item.id:
            self.line = 0
            self._show_problem("")
        self._item = item
        self.line = min(self.line, len(item.lines) - 1)
        self._show_lines(item, alone=len(items) == 1)
        self._show_line(item.lines[self.line])
        self.anchor.setCurrentIndex(self.anchor.findData(item.source.get("anchor", "top")))

    def _show_lines(self, item: Item, *, alone: bool) -> None:
        self.lines.blockSignals(True)
        self.lines.clear()
        for number, line in enumerate(item.lines, start=1):
            self.lines.addItem(f"{number}  {said_words(str(line.get('text', '')))}")
        self.lines.setCurrentIndex(self.line)
        self.lines.blockSignals(False)
        count = len(item.lines)
        self.up.setEnabled(alone and self.line > 0)
        self.down.setEnabled(alone and self.line < count - 1)
        self.less.setEnabled(alone and count > 1)
        for each in (self.more, self.lines, self.text):
            each.setEnabled(alone)

    def _show_line(self, line: Source) -> None:
        size = int(line.get("size", 0))
        small = int(line.get("small", size * 6 // 10))
        if not self.text.line.hasFocus() or not self.problem.text():
            self.text.show_text(str(line.get("text", "")), self.custom)
        for field, length in (
            (self.size_box, size),
            (self.small, small),
            (self.least, int(line.get("least", small))),
            (self.wide, int(line.get("ideographic_size", 0))),
            (self.gap, int(line.get("gap", 0))),
        ):
            field.show_length(length)
        for box, key, usual in ((self.rows, "max_lines", 1), (self.tracking, "tracking", 0)):
            box.blockSignals(True)
            box.setValue(int(line.get(key, usual)))
            box.blockSignals(False)
        self.weight.setCurrentIndex(self.weight.findData(line.get("weight", "regular")))
        self.align.setCurrentIndex(self.align.findData(line.get("align", "left")))
        self.color.show_color(str(line.get("color", "#000000")), *self.colors())
        self.capitals.setChecked(line.get("case") == "upper")

    def _show_problem(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    def show_line_saying(self, words: str) -> None:
        """Show the line that says this to the person who is tried on; a row of a broken line is a part of one."""
        wanted, item = words.casefold(), self._item
        said = [self.text.said(str(line.get("text", ""))).casefold() for line in (item.lines if item else ())]
        whole = (number for number, each in enumerate(said) if each == wanted)
        part = (number for number, each in enumerate(said) if wanted and wanted in each)
        self._turn(next(whole, next(part, self.line)))

    @Slot(int)
    def _turn(self, line: int) -> None:
        self.line = line
        self._show_problem("")
        self.show_items(self.editing.chosen)

    # -- changing ------------------------------------------------------------------------------------------------------

    def _set(self, field: QWidget, changes: dict[str, Any], run: str = "") -> None:
        """Give the line these values, a step called as the field is; of several texts every line."""
        chosen, line, label = self.editing.chosen, self.line, field.accessibleName()
        if len(chosen) == 1:
            self.editing.change(label, lambda it: set_line(it, chosen[0].id, line, changes), run=run)
            return
        self.editing.change(label, lambda it: _all_lines(it, chosen, changes), run=run)

    @Slot(str)
    def _set_text(self, text: str) -> None:
        id, line = self.editing.chosen[0].id, self.line
        reason = self.editing.attempt(_("Text"), lambda it: set_line(it, id, line, {"text": text}), run="text")
        self._show_problem(reason)

    def _carry(self, step: int) -> None:
        item, here = self.editing.chosen[0], self.line
        lines = list(item.lines)
        lines[here], lines[here + step] = lines[here + step], lines[here]
        self.line = here + step
        self.editing.change(_("Order of lines"), lambda it: set_lines(it, item.id, lines))

    @Slot()
    def _add(self) -> None:
        """Below the line that is shown, and set like it."""
        item = self.editing.chosen[0]
        lines = list(item.lines)
        like = lines[self.line]
        lines.insert(self.line + 1, {**NEW_LINE, **{key: like[key] for key in _LIKE if key in like}})
        self.line += 1
        self.editing.change(self.more.accessibleName(), lambda it: set_lines(it, item.id, lines))

    @Slot()
    def _drop(self) -> None:
        item, here = self.editing.chosen[0], self.line
        lines = [line for number, line in enumerate(item.lines) if number != here]
        self.editing.change(self.less.accessibleName(), lambda it: set_lines(it, item.id, lines))


_LIKE = ("color", "align")


def _all_lines(document: Document, items: Sequence[Item], changes: Source) -> Document:
    """Every line of these texts with these values."""
    for item in items:
        lines = [{**line, **changes} for line in item.lines]
        kept = [{key: value for key, value in line.items() if value is not None} for line in lines]
        document = set_lines(document, item.id, kept) if len(kept) > 1 else set_keys(document, [item.id], changes)
    return document


def _count(name: str, least: int, most: int) -> QSpinBox:
    made = QSpinBox()
    made.setRange(least, most)
    made.setKeyboardTracking(False)
    made.setAccessibleName(name)
    made.setToolTip(name)
    without_arrows(made)
    inset(made)
    return made


def _choice(name: str, options: Sequence[tuple[str, str]]) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(name)
    made.setToolTip(name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(1)
    made.setMinimumWidth(theme.px(76))
    for value, word in options:
        made.addItem(word, value)
    return made
