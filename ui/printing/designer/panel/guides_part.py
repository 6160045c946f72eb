"""The guides of a template in figures, as part of the panel."""

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from organizer.domain.printing.designs.arranging import Axis
from organizer.domain.printing.designs.guides import add_guide, clear_guides, guides, move_guide, remove_guide
from organizer.i18n import _
from ui import theme
from ui.printing.designer.editing import Editing
from ui.printing.designer.panel.millimetres import Millimetres
from ui.printing.designer.panel.quiet_wheel import QuietWheel
from ui.widgets.buttons import button, icon_button
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import label

Guide = tuple[Axis, int]


class GuidesPart(QWidget):
    """A figure for each guide, and what lays more of them or takes them away."""

    def __init__(self, editing: Editing) -> None:
        super().__init__()
        self._editing = editing
        self._quiet = QuietWheel(self)
        self.fields: dict[Guide, Millimetres] = {}
        self._grid = QGridLayout()
        self._grid.setSpacing(theme.TIGHT)
        self._grid.setColumnStretch(1, 1)
        self.upright = button(_("Upright"), "add", kind="flat", tip=_("An upright guide in the middle of the badge"))
        self.across = button(_("Across"), "add", kind="flat", tip=_("A guide across the middle of the badge"))
        self.clear = button(_("Clear"), "delete", kind="flat", tip=_("Take all guides away"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.SMALL_GAP, 0, 0)
        column.setSpacing(theme.TIGHT)
        column.addWidget(label(_("Guides"), "small"))
        column.addLayout(self._grid)
        buttons = FlowLayout()
        for each in (self.upright, self.across, self.clear):
            buttons.addWidget(each)
        column.addLayout(buttons)
        self.upright.clicked.connect(partial(self._add, Axis.DOWN))
        self.across.clicked.connect(partial(self._add, Axis.ACROSS))
        self.clear.clicked.connect(lambda: editing.change(_("Clear guides"), clear_guides))

    def show_guides(self) -> None:
        """Show where they lie."""
        document = self._editing.document
        shown = [(axis, at) for axis in (Axis.DOWN, Axis.ACROSS) for at in guides(document, axis)]
        self.clear.setVisible(bool(shown))
        if shown == list(self.fields):
            return
        focused = next((place for place, each in enumerate(self.fields.values()) if each.hasFocus()), None)
        while (old := self._grid.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.fields = {guide: self._put(row, *guide) for row, guide in enumerate(shown)}
        if focused is not None and focused < len(shown):
            self.focus(shown[focused])

    def focus(self, guide: Guide) -> None:
        """Let the figure of a guide be typed."""
        field = self.fields.get(guide)
        if field is not None:
            field.setFocus()
            field.selectAll()

    def _put(self, row: int, axis: Axis, at: int) -> Millimetres:
        word = _("Guide from the left edge") if axis is Axis.DOWN else _("Guide from the upper edge")
        field = Millimetres(word)
        field.show_length(at)
        field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        field.installEventFilter(self._quiet)
        field.edited.connect(partial(self._move, axis, at))
        gone = icon_button("remove", _("Take the guide away"))
        gone.clicked.connect(partial(self._remove, axis, at))
        for column, each in enumerate((label("X" if axis is Axis.DOWN else "Y", "small"), field, gone)):
            self._grid.addWidget(each, row, column)
            each.show()
        return field

    @Slot()
    def _add(self, axis: Axis) -> None:
        width, height = self._editing.document.size
        at = (width if axis is Axis.DOWN else height) // 2
        self._editing.change(_("Guide"), partial(add_guide, axis=axis, at=at))
        self.focus((axis, at))

    def _move(self, axis: Axis, old: int, new: int) -> None:
        self._editing.change(_("Guide"), partial(move_guide, axis=axis, old=old, new=new))

    def _remove(self, axis: Axis, at: int) -> None:
        self._editing.change(_("Take the guide away"), partial(remove_guide, axis=axis, at=at))
