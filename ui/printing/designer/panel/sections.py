"""The sections of the panel, each for some keys of what is selected: where it stands, colours, codes, for whom."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from organizer.domain.printing.badges.fields import CUSTOM
from organizer.domain.printing.designs.document import Item, Source
from organizer.domain.printing.designs.edits import set_keys
from organizer.domain.printing.designs.placing import SHORTEST, bounds, move, resize
from organizer.domain.printing.faces import Box
from organizer.i18n import _
from ui import theme
from ui.printing.designer.editing import Editing
from ui.printing.designer.panel.categories_box import CategoriesBox
from ui.printing.designer.panel.color_box import ColorBox
from ui.printing.designer.panel.field_text import FieldText
from ui.printing.designer.panel.millimetres import Millimetres
from ui.printing.designer.words import field_words
from ui.widgets.buttons import button
from ui.widgets.labels import label


class Section(QWidget):
    """Shows some keys of what is selected and changes them, as one step each."""

    def __init__(self, editing: Editing) -> None:
        super().__init__()
        self.editing = editing
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(theme.SMALL_GAP)
        self.grid.setVerticalSpacing(theme.TIGHT)
        self.grid.setColumnStretch(1, 1)
        self.grid.setColumnStretch(3, 1)

    def is_for(self, items: Sequence[Item]) -> bool:
        """Whether it has something to say of these."""
        raise NotImplementedError

    def show_items(self, items: Sequence[Item]) -> None:
        """Show what the first of them says."""
        raise NotImplementedError

    def set_keys(self, field: QWidget, changes: Source, run: str = "") -> bool:
        """Give all that is selected these values, a step called as the ``field`` is."""
        ids = self.editing.selection
        return self.editing.change(field.accessibleName(), lambda it: set_keys(it, ids, changes), run=run)

    def colors(self) -> tuple[Mapping[str, str], Sequence[str]]:
        """The template's colours by name, and those of the categories."""
        head = self.editing.document.head
        return head.get("colors", {}), head.get("categories", ())

    def row(self, *fields: tuple[str, QWidget]) -> None:
        """Put one field, or two beside each other, with their words below the others."""
        place = self.grid.rowCount()
        for column, (word, field) in enumerate(fields):
            name = label(word, "small")
            name.setBuddy(field)
            self.grid.addWidget(name, place, 2 * column)
            self.grid.addWidget(field, place, 2 * column + 1, 1, 1 if len(fields) > 1 else 3)


class PlaceSection(Section):
    """Where it stands, as one box around several."""

    def __init__(self, editing: Editing) -> None:
        super().__init__(editing)
        self.left_box, self.top_box = Millimetres(_("From the left edge")), Millimetres(_("From the upper edge"))
        self.width_box = Millimetres(_("Width"), least=SHORTEST)
        self.height_box = Millimetres(_("Height"), least=SHORTEST)
        self.turn = QComboBox()
        self.turn.setAccessibleName(_("Turned"))
        for degrees in (0, 90, 180, 270):
            self.turn.addItem(f"{degrees}°", degrees)
        self.row(("X", self.left_box), ("Y", self.top_box))
        self.row((_("W"), self.width_box), (_("H"), self.height_box))
        self.row((_("Turned"), self.turn))
        self.left_box.edited.connect(lambda at: self._move(right=at - self._box().x))
        self.top_box.edited.connect(lambda at: self._move(down=at - self._box().y))
        self.width_box.edited.connect(lambda length: self._stretch(width=length))
        self.height_box.edited.connect(lambda length: self._stretch(height=length))
        self.turn.activated.connect(lambda _place: self.set_keys(self.turn, {"turn": self.turn.currentData() or None}))

    def is_for(self, items: Sequence[Item]) -> bool:
        """See :class:`Section`."""
        return bool(items)

    def show_items(self, items: Sequence[Item]) -> None:
        """See :class:`Section`."""
        box = bounds(each.box for each in items)
        for field, length in (
            (self.left_box, box.x),
            (self.top_box, box.y),
            (self.width_box, box.width),
            (self.height_box, box.height),
        ):
            field.show_length(length)
        self.turn.setCurrentIndex(self.turn.findData(items[0].source.get("turn", 0)))

    def _box(self) -> Box:
        return bounds(each.box for each in self.editing.chosen)

    def _move(self, *, right: int = 0, down: int = 0) -> None:
        ids = self.editing.selection
        self.editing.change(_("Move"), lambda it: move(it, ids, right=right, down=down), run="place")

    def _stretch(self, *, width: int | None = None, height: int | None = None) -> None:
        ids, old = self.editing.selection, self._box()
        new = Box(old.x, old.y, width or old.width, height or old.height)
        self.editing.change(_("Size"), lambda it: resize(it, ids, old=old, new=new), run="size")


class NameSection(Section):
    """What the designer calls it."""

    def __init__(self, editing: Editing) -> None:
        super().__init__(editing)
        self.name = QLineEdit()
        self.name.setAccessibleName(_("Name of the element"))
        self.row((_("Called"), self.name))
        self.name.textEdited.connect(lambda text: self.set_keys(self.name, {"name": text.strip() or None}, "name"))

    def is_for(self, items: Sequence[Item]) -> bool:
        """See :class:`Section`."""
        return len(items) == 1

    def show_items(self, items: Sequence[Item]) -> None:
        """See :class:`Section`."""
        if self.name.text().strip() != items[0].name:
            self.name.setText(items[0].name)


class ShapeSection(Section):
    """The inside and the outline of shapes."""

    def __init__(self, editing: Editing) -> None:
        super().__init__(editing)
        self.fill = ColorBox(_("Inside"), none=_("No colour"))
        self.outline = ColorBox(_("Outline"), none=_("No colour"))
        self.thickness = Millimetres(_("Thickness of the outline"), step=50)
        self.radius = Millimetres(_("Radius of the corners"))
        self.row((_("Inside"), self.fill))
        self.row((_("Outline"), self.outline))
        self.row((_("Thick"), self.thickness), (_("Corners"), self.radius))
        self.fill.edited.connect(self._set_fill)
        self.outline.edited.connect(self._set_outline)
        self.thickness.edited.connect(lambda length: self.set_keys(self.thickness, {"thickness": length}, "thickness"))
        self.radius.edited.connect(lambda length: self.set_keys(self.radius, {"radius": length or None}, "radius"))

    def is_for(self, items: Sequence[Item]) -> bool:
        """See :class:`Section`."""
        return all(each.kind in ("rectangle", "line", "ellipse") for each in items)

    def show_items(self, items: Sequence[Item]) -> None:
        """See :class:`Section`."""
        source = items[0].source
        outline = source.get("outline")
        fill = source.get("color", None if outline is not None else "#000000")
        for box, color in ((self.fill, fill), (self.outline, outline)):
            box.show_color(color, *self.colors())
        self.thickness.show_length(source.get("thickness", 250))
        self.radius.show_length(source.get("radius", 0))
        self.thickness.setEnabled(outline is not None)
        self.radius.setEnabled(items[0].kind != "ellipse")

    @Slot(str)
    def _set_fill(self, color: str) -> None:
        """A shape with neither would be black: without an inside it gets an outline."""
        outline = self.editing.chosen[0].source.get("outline")
        self.set_keys(self.fill, {"color": color or None, "outline": outline or (None if color else "#000000")})

    @Slot(str)
    def _set_outline(self, color: str) -> None:
        fill = self.editing.chosen[0].source.get("color")
        self.set_keys(self.outline, {"outline": color or None, "color": fill or (None if color else "#000000")})


class CodeSection(Section):
    """What a code says, and how."""

    def __init__(self, editing: Editing) -> None:
        super().__init__(editing)
        self.text = FieldText(_("What the code says"))
        self.symbology = QComboBox()
        self.symbology.setAccessibleName(_("Kind of code"))
        for value, word in (("qr", _("QR code")), ("code128", "Code 128")):
            self.symbology.addItem(word, value)
        self.color = ColorBox(_("Colour"))
        self.problem = label("", "bad", wrap=True)
        self.problem.hide()
        self.row((_("Says"), self.text))
        self.grid.addWidget(self.problem, self.grid.rowCount(), 0, 1, 4)
        self.row((_("Kind"), self.symbology))
        self.row((_("Colour"), self.color))
        self.text.edited.connect(self._set_text)
        self.symbology.activated.connect(
            lambda _place: self.set_keys(self.symbology, {"symbology": self.symbology.currentData()})
        )
        self.color.edited.connect(lambda color: self.set_keys(self.color, {"color": color}))
        self.custom: Sequence[str] = ()

    def is_for(self, items: Sequence[Item]) -> bool:
        """See :class:`Section`."""
        return all(each.kind == "code" for each in items)

    def show_items(self, items: Sequence[Item]) -> None:
        """See :class:`Section`."""
        source = items[0].source
        if not self.text.line.hasFocus():
            self.text.show_text(str(source.get("text", "{code}")), self.custom)
        self.symbology.setCurrentIndex(max(0, self.symbology.findData(source.get("symbology", "qr"))))
        self.color.show_color(str(source.get("color", "#000000")), *self.colors())

    @Slot(str)
    def _set_text(self, text: str) -> None:
        ids = self.editing.selection
        reason = self.editing.attempt(_("What the code says"), lambda it: set_keys(it, ids, {"text": text}), run="text")
        self.problem.setText(reason)
        self.problem.setVisible(bool(reason))


class PictureSection(Section):
    """Which picture, and how it fills its box."""

    def __init__(self, editing: Editing, choose: Callable[[], object]) -> None:
        """``choose`` asks for a file."""
        super().__init__(editing)
        self.choose = button(_("Choose a picture…"), "picture")
        self.choose.clicked.connect(choose)
        self.covers = QComboBox()
        self.covers.setAccessibleName(_("How it fills its box"))
        self.covers.addItem(_("Whole, as large as it goes"), False)
        self.covers.addItem(_("Fills the box, cut at its edges"), True)
        self.grid.addWidget(self.choose, 0, 0, 1, 4)
        self.row((_("Size"), self.covers))
        self.covers.activated.connect(
            lambda _place: self.set_keys(self.covers, {"covers": self.covers.currentData() or None})
        )

    def is_for(self, items: Sequence[Item]) -> bool:
        """See :class:`Section`."""
        return all(each.kind == "image" for each in items)

    def show_items(self, items: Sequence[Item]) -> None:
        """See :class:`Section`."""
        self.covers.setCurrentIndex(int(bool(items[0].source.get("covers"))))


class ConditionSection(Section):
    """For whom it is there."""

    def __init__(self, editing: Editing) -> None:
        super().__init__(editing)
        self.box = CategoriesBox()
        self.needed = QComboBox()
        self.needed.setAccessibleName(_("Only where something is said"))
        self.needed.setToolTip(_("The element is there only for whom this field says something"))
        self.needed.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.needed.setMinimumContentsLength(1)
        self.grid.addWidget(self.box, 0, 0, 1, 4)
        self.row((_("When"), self.needed))
        self.fields: Sequence[str] = ()
        self.needed.activated.connect(
            lambda _place: self.set_keys(self.needed, {"when": self.needed.currentData() or None})
        )
        self.categories: Sequence[str] = ()
        self.box.edited.connect(self._set)

    def is_for(self, items: Sequence[Item]) -> bool:
        """See :class:`Section`."""
        return bool(items)

    def show_items(self, items: Sequence[Item]) -> None:
        """See :class:`Section`."""
        source = items[0].source
        key = next((each for each in ("only", "except") if each in source), "")
        self.box.show_condition(key, source.get(key, ()) if key else (), self.categories)
        self._show_needed(str(source.get("when", "")))

    def _show_needed(self, when: str) -> None:
        self.needed.clear()
        self.needed.addItem(_("always"), "")
        words = [(name, word) for _title, fields in field_words() for name, word in fields]
        for name, word in (*words, *((f"{CUSTOM}{each}", each) for each in self.fields)):
            self.needed.addItem(_("there is: {field}").format(field=word), name)
        if self.needed.findData(when) < 0:
            self.needed.addItem(_("there is: {field}").format(field=when), when)
        self.needed.setCurrentIndex(self.needed.findData(when))

    def _set(self, key: str, names: list[str]) -> None:
        changes: dict[str, Any] = {"only": None, "except": None}
        if key:
            changes[key] = names
        self.editing.change(_("For whom"), partial(set_keys, ids=self.editing.selection, changes=changes))
