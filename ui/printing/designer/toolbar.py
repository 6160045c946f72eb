"""The bars of the designer: what can be done above the canvas; the side, the people and the zoom below it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from organizer.domain.printing.designs.document import Reverse, Side
from organizer.i18n import _
from ui import icons, theme
from ui.printing.designer.acts import ALIGN, COPIES, GUIDES, ORDER, TOGETHER, Act, can_do
from ui.printing.designer.canvas.canvas import Canvas
from ui.printing.designer.editing import Editing
from ui.widgets.buttons import Button, Segmented, button, icon_button, with_shortcut
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import ElidedLabel
from ui.widgets.menus import passing_menu

PERSON = 96
"""Pixels at 100 % text for the name of who is tried on."""


class ActButtons(QObject):
    """Buttons that do acts, enabled while enough is selected."""

    def __init__(self, editing: Editing, parent: QObject) -> None:
        super().__init__(parent)
        self._editing = editing
        self.of: dict[str, Button] = {}
        """By the icon of the act."""
        self._acts: list[tuple[Act, Button]] = []
        editing.changed.connect(self.follow)
        editing.selected.connect(self.follow)

    def make(self, act: Act) -> Button:
        """A button for an act, whose keys it names: they are the canvas's, as a field may need them for itself."""
        made = icon_button(act.icon, act.words())
        made.setToolTip(with_shortcut(act.words(), act.keys))
        made.clicked.connect(lambda: act.do(self._editing))
        self._acts.append((act, made))
        self.of[act.icon] = made
        return made

    @Slot()
    def follow(self) -> None:
        """Enable what can be done."""
        for act, made in self._acts:
            made.setEnabled(can_do(act, self._editing))


class ToolBar(QWidget):
    """Align, order, group."""

    def __init__(self, editing: Editing) -> None:
        super().__init__()
        self._editing = editing
        self.acts = ActButtons(editing, self)
        flow = FlowLayout(self, gap=0)
        flow.setContentsMargins(theme.SMALL_GAP, theme.TIGHT, theme.SMALL_GAP, theme.TIGHT)
        self.to_badge = icon_button("badge", _("Align to the badge, not to each other"))
        self.to_badge.setCheckable(True)
        self.to_badge.toggled.connect(lambda wanted: editing.align_to_badge(wanted=wanted))
        editing.selected.connect(self._follow)
        for act in ALIGN:
            flow.addWidget(self.acts.make(act))
        flow.addWidget(self.to_badge)
        flow.addWidget(_gap())
        for act in (*ORDER, *TOGETHER):
            flow.addWidget(self.acts.make(act))
        self.acts.follow()

    @Slot()
    def _follow(self) -> None:
        self.to_badge.setChecked(self._editing.to_badge)


def _row(*widgets: QWidget) -> QWidget:
    """What stays beside each other."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    for each in widgets:
        row.addWidget(each)
    return made


def _gap() -> QWidget:
    made = QWidget()
    made.setFixedWidth(theme.px(theme.GAP))
    return made


class ViewBar(QWidget):
    """Front or back, who is tried on, how large it is shown."""

    turned = Signal(int)
    longest_wanted = Signal()
    ten_wanted = Signal(bool)

    def __init__(self, editing: Editing, canvas: Canvas) -> None:
        super().__init__()
        self._editing, self._canvas = editing, canvas
        self.sides = Segmented(((Side.FRONT, _("Front")), (Side.BACK, _("Back"))))
        self.person = ElidedLabel("", "muted")
        self.before = icon_button("left", _("Person before"), shortcut="Alt+Left")
        self.onward = icon_button("right", _("Next person"), shortcut="Alt+Right")
        self.longest = icon_button("text-size", _("Who has the longest name"))
        self.ten = icon_button("shuffle", _("Ten people at random; press again for others"))
        self.ten.setCheckable(True)
        self.grid = icon_button("grid", _("Grid, to which drags snap"))
        self.grid.setCheckable(True)
        self.smaller, self.larger = icon_button("zoom-out", _("Smaller")), icon_button("zoom-in", _("Larger"))
        self.percent = button("100 %", kind="flat", tip=_("As large as it is printed"))
        self.whole = icon_button("fit", _("The whole badge"))
        self._lay_out()
        self._connect()
        self._follow()

    def _lay_out(self) -> None:
        self.person.setMinimumWidth(theme.px(PERSON))
        around = QVBoxLayout(self)
        around.setContentsMargins(theme.SMALL_GAP, theme.TIGHT, theme.SMALL_GAP, theme.TIGHT)
        parts = FlowLayout()
        parts.addWidget(self.sides)
        parts.addWidget(_row(self.before, self.person, self.onward, self.longest, self.ten))
        parts.addWidget(_row(self.grid, self.smaller, self.percent, self.larger, self.whole))
        around.addLayout(parts)

    def _connect(self) -> None:
        self.sides.changed.connect(lambda side: self._editing.show_side(Side(str(side))))
        self.before.clicked.connect(lambda: self.turned.emit(-1))
        self.onward.clicked.connect(lambda: self.turned.emit(1))
        self.longest.clicked.connect(self.longest_wanted)
        self.ten.clicked.connect(self.ten_wanted)
        self.grid.toggled.connect(self._canvas.set_grid)
        self.smaller.clicked.connect(lambda: self._canvas.set_zoom(self._canvas.zoom / 1.25))
        self.larger.clicked.connect(lambda: self._canvas.set_zoom(self._canvas.zoom * 1.25))
        self.percent.clicked.connect(lambda: self._canvas.set_zoom(1))
        self.whole.clicked.connect(self._canvas.fit)
        self._canvas.zoomed.connect(self._follow)
        self._editing.changed.connect(self._follow)
        self._editing.selected.connect(self._follow)

    @Slot()
    def _follow(self) -> None:
        self.percent.setText(f"{self._canvas.zoom * 100:.0f} %")
        self.sides.setVisible(self._editing.document.reverse is not Reverse.NONE)
        self.sides.set_value(self._editing.side)

    def show_person(self, name: str, place: int, count: int) -> None:
        """Say who is tried on."""
        self.person.set_text(_("{name} · {place} of {count}").format(name=name, place=f"{place:,}", count=f"{count:,}"))


def context_menu(editing: Editing, parent: QWidget) -> QMenu:
    """What can be done with what is selected, with its keys."""
    menu = passing_menu(parent)
    _offer(menu, editing, COPIES)
    menu.addSeparator()
    _offer(menu.addMenu(_("Order")), editing, ORDER)
    aligning = menu.addMenu(_("Align"))
    _offer(aligning, editing, ALIGN)
    aligning.addSeparator()
    to_badge = aligning.addAction(_("Align to the badge, not to each other"))
    to_badge.setCheckable(True)
    to_badge.setChecked(editing.to_badge)
    to_badge.toggled.connect(lambda wanted: editing.align_to_badge(wanted=wanted))
    menu.addSeparator()
    _offer(menu, editing, TOGETHER)
    menu.addSeparator()
    _offer(menu, editing, GUIDES)
    return menu


def _offer(menu: QMenu, editing: Editing, acts: Sequence[Act]) -> None:
    for act in acts:
        action = QAction(icons.icon(act.icon) if act.icon else icons.NONE, act.words(), menu)
        action.triggered.connect(partial(act.do, editing))
        action.setShortcut(act.keys)
        action.setEnabled(can_do(act, editing))
        menu.addAction(action)
