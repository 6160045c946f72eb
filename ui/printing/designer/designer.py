"""The designer: elements, canvas and properties of one template, tried on the event's people."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QPoint, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from organizer.domain.changes import Changes
from organizer.domain.printing.designs.document import design_of, open_design
from organizer.errors import BadInput, Refused
from organizer.i18n import _
from organizer.progress import Progress
from organizer.services.printing import proofs
from organizer.services.printing.proofs import Sitters
from ui import theme
from ui.keys_dialog import KeysDialog
from ui.printing.designer.adding import add_menu
from ui.printing.designer.canvas.canvas import Canvas
from ui.printing.designer.editing import Editing
from ui.printing.designer.element_list import ElementList
from ui.printing.designer.first_step import FirstStep
from ui.printing.designer.key_words import gestures
from ui.printing.designer.panel.panel import Panel
from ui.printing.designer.pictures import Pictures
from ui.printing.designer.proofs import Proofs
from ui.printing.designer.ten import Ten
from ui.printing.designer.toolbar import ToolBar, ViewBar, context_menu
from ui.printing.designer.words import item_name
from ui.printing.drawing.fonts import Typeface, paper_typeface
from ui.printing.stock.preferences import resolution_for
from ui.printing.stock.shelf import StockShelf
from ui.shell import Shell
from ui.widgets.buttons import button, icon_button, primary, with_shortcut
from ui.widgets.header import PageHeader
from ui.widgets.labels import label, rule

if TYPE_CHECKING:
    from organizer.services.workspace import Workspace

LIST_WIDTH = 192
"""Pixels at 100 % text."""
NARROW = 860
"""Pixels at 100 % text below which there is no room for elements, canvas and properties."""
REST = 120
"""Milliseconds after a change before what is to be said of the design is looked for."""


@dataclass(frozen=True, slots=True)
class Stored:
    """Where a template is read and written; both raise what the services raise, ``read`` Refused for one that is gone.

    With a design come its new pictures, by SHA-256.
    """

    name: str
    read: Callable[[], Mapping[str, Any]]
    write: Callable[[Mapping[str, Any], Mapping[str, bytes]], object]


class Designer(QWidget):
    """One template. What was changed is written as one step: by Save, and whenever the designer is left."""

    closed = Signal()

    def __init__(self, workspace: "Workspace", shell: Shell, stored: Stored, design: Mapping[str, Any]) -> None:
        super().__init__()
        self._workspace, self._shell, self._stored = workspace, shell, stored
        self.editing = Editing(open_design(design), self)
        self.proofs: Proofs | None = None
        self.canvas = Canvas(self.editing)
        self.first_step = FirstStep(self.editing, self.canvas.viewport())
        self.list = ElementList(self.editing)
        self.panel = Panel(self.editing)
        self.tools = ToolBar(self.editing)
        self.below = ViewBar(self.editing, self.canvas)
        self.ten = Ten()
        self.pictures = Pictures(workspace, shell, self.editing)
        self.add_button = button(_("Add"), "add", kind="flat", tip=_("Put a new element on the badge"))
        self.elements_button = icon_button("rows", _("Show the elements instead of their properties"))
        self.elements_button.setCheckable(True)
        self.elements_button.toggled.connect(self._share_room)
        self.acts_button = icon_button("more", _("What can be done with what is selected"))
        self.acts_button.clicked.connect(
            lambda: self._open_menu(self.acts_button.mapToGlobal(self.acts_button.rect().bottomLeft()))
        )
        # their keys are taken by event(), before those of the window
        self.undo_button = icon_button("undo", "")
        self.redo_button = icon_button("redo", "")
        self.save_button = primary(_("Save"), "save", tip=with_shortcut(_("Write the template down"), "Ctrl+S"))
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._lay_out()
        self._connect()
        self._follow()
        self._read()

    # -- building ------------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        header = PageHeader(self._stored.name)
        back = icon_button("left", _("Back to the templates"))
        back.clicked.connect(self.close_designer)
        header.row.insertWidget(0, back)
        keys = icon_button("keyboard", _("Mouse and keys in the designer (F1)"))
        keys.clicked.connect(self.show_keys)
        for each in (
            self.elements_button,
            self.acts_button,
            keys,
            self.undo_button,
            self.redo_button,
            self.save_button,
        ):
            header.add_right(each)
        self._middle = QStackedWidget()
        self._middle.addWidget(self.canvas)
        self._middle.addWidget(self.ten)
        centre = _column(self.tools, rule(), self._middle, rule(), self.below)
        body = QHBoxLayout()
        body.setSpacing(0)
        self._side = self._make_side()
        body.addWidget(self._side)
        body.addLayout(centre, 1)
        body.addWidget(self.panel)
        column = _column(header)
        column.addLayout(body, 1)
        self.setLayout(column)
        self.setFocusProxy(self.canvas)
        self._share_room()  # as if there were little room, so that no window has to grow for what is hidden then

    def _make_side(self) -> QWidget:
        side = QFrame()
        side.setProperty("role", "side")
        side.setFixedWidth(theme.px(LIST_WIDTH))
        head = QHBoxLayout()
        head.setContentsMargins(theme.GAP, theme.TIGHT, theme.TIGHT, theme.TIGHT)
        head.addWidget(label(_("Elements"), "strong"), 1)
        head.addWidget(self.add_button)
        column = _column(rule(), self.list)
        column.insertLayout(0, head)
        side.setLayout(column)
        return side

    def _connect(self) -> None:
        self.editing.changed.connect(self._follow)
        self.editing.selected.connect(self._follow)  # another side may be shown
        self.editing.refused.connect(lambda reason: self._shell.present(BadInput(reason)))
        self._rest.timeout.connect(self._look_for_notes)
        self.canvas.edit_wanted.connect(self.panel.focus_text)
        self.list.edit_wanted.connect(lambda: self.panel.focus_text())
        self.canvas.menu_wanted.connect(self._open_menu)
        self.panel.picture_wanted.connect(self.pictures.choose_for_selected)
        self.panel.note_chosen.connect(self._go_to)
        self.add_button.clicked.connect(
            lambda: self._open_adding(self.add_button.mapToGlobal(self.add_button.rect().bottomLeft()))
        )
        self.first_step.adding.connect(self._open_adding)
        self.below.turned.connect(self._turn)
        self.below.longest_wanted.connect(self._turn_to_longest)
        self.below.ten_wanted.connect(self.show_ten)
        self.ten.left.connect(self.leave_ten)
        self.undo_button.clicked.connect(self.editing.undo)
        self.redo_button.clicked.connect(self.editing.redo)
        self.save_button.clicked.connect(self.save)
        self._shell.bridge.changed.connect(self._changed)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Called by Qt."""
        super().resizeEvent(event)
        self._share_room()

    @Slot()
    def _share_room(self) -> None:
        """Where the window is narrow for its size of text, elements and properties stand in one place in turn.

        What can be done is a menu then instead of a bar.
        """
        narrow = self.width() < theme.px(NARROW)
        for each in (self.elements_button, self.acts_button):
            each.setVisible(narrow)
        self.tools.setVisible(not narrow)
        self._side.setVisible(not narrow or self.elements_button.isChecked())
        self.panel.setVisible(not narrow or not self.elements_button.isChecked())

    # -- people --------------------------------------------------------------------------------------------------------

    def _read(self) -> None:
        """Read on whom the design is tried, and how finely is printed on what was chosen last, in a job."""
        workspace = self._workspace

        def work(progress: Progress) -> tuple[Sitters, Typeface, int]:
            typeface = paper_typeface(progress)
            return proofs.read_sitters(workspace), typeface, resolution_for(StockShelf(workspace).last())

        self._shell.jobs.start(work, self._take, "")

    def _take(self, read: tuple[Sitters, Typeface, int]) -> None:
        sitters, typeface, dots = read
        self.proofs = Proofs(sitters, typeface, self.pictures.image, resolution=dots)
        self.panel.know(categories=sitters.categories, fields=sitters.fields, said=self.proofs.said)
        self._show_person()

    @Slot(int)
    def _turn(self, step: int) -> None:
        if self.proofs is not None:
            self.proofs.turn(step)
            self._show_person()

    @Slot()
    def _turn_to_longest(self) -> None:
        if self.proofs is not None:
            self.proofs.turn_to_longest()
            self._show_person()

    def _show_person(self) -> None:
        if self.proofs is not None:
            self.below.show_person(self.proofs.person.name, self.proofs.place + 1, len(self.proofs.sitters.people))
            self._follow()

    @Slot()
    def show_ten(self) -> None:
        """Show ten people at random, others each time."""
        if self.proofs is None:
            return
        document, side = self.editing.kept, self.editing.side
        self.ten.show_faces(self.proofs.faces(document, side, self.proofs.some()), self.proofs.brush)
        self._middle.setCurrentWidget(self.ten)
        self.below.ten.setChecked(True)
        self.ten.setFocus()

    @Slot()
    def leave_ten(self) -> None:
        """Go on designing."""
        self._middle.setCurrentWidget(self.canvas)
        self.below.ten.setChecked(False)
        self.canvas.setFocus()

    # -- following -----------------------------------------------------------------------------------------------------

    @Slot()
    def _follow(self) -> None:
        editing = self.editing
        if self.proofs is not None:
            face = self.proofs.face(editing.document, editing.side, hidden=editing.hidden)
            self.canvas.show_face(face, self.proofs.brush)
        self._name_steps()
        if not editing.drafting:
            self.save_button.setEnabled(editing.dirty)
            self._rest.start()
            if self._middle.currentWidget() is self.ten:
                self.leave_ten()

    def _name_steps(self) -> None:
        """Say what would be taken back, and what done again."""
        editing = self.editing
        for made, step, words, keys in (
            (self.undo_button, editing.undo_label, _("Undo: {step}"), "Ctrl+Z"),
            (self.redo_button, editing.redo_label, _("Redo: {step}"), "Ctrl+Y"),
        ):
            said = words.format(step=step or _("nothing"))
            made.setEnabled(bool(step))
            made.setToolTip(with_shortcut(said, keys))
            made.setAccessibleName(said)

    @Slot()
    def _look_for_notes(self) -> None:
        if self.proofs is None:
            return
        notes = self.proofs.notes(self.editing.kept, self.editing.side)
        names = {each.id: item_name(each) for each in self.editing.items}
        self.panel.show_notes(notes, lambda id: names.get(id, ""))
        self.canvas.show_notes(notes)
        self.list.show_noted(frozenset(each.item for each in notes))

    @Slot(int)
    def _go_to(self, id: int) -> None:
        self.editing.select_within([id])
        self.canvas.setFocus()

    @Slot(QPoint)
    def _open_menu(self, place: QPoint) -> None:
        context_menu(self.editing, self).popup(place)

    @Slot(QPoint)
    def _open_adding(self, place: QPoint) -> None:
        add_menu(self.editing, self, self.pictures.add).popup(place)

    @Slot()
    def show_keys(self) -> None:
        """What mouse and keys do here, on one sheet."""
        KeysDialog(self, _("Mouse and keys in the designer"), gestures()).open()

    # -- writing -------------------------------------------------------------------------------------------------------

    @Slot()
    def save(self) -> bool:
        """Write the template down; False when that was refused."""
        document = self.editing.kept
        if not self.editing.dirty:
            return True
        pictures = {name: each.data for name, each in self.pictures.new.items()}
        done = self._shell.run(lambda: (self._stored.write(design_of(document), pictures), True))
        if done:
            self.editing.was_saved(document)
        return bool(done)

    @Slot()
    def close_designer(self) -> None:
        """Write what was changed and go back."""
        if self.save():
            self.closed.emit()

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        """What was undone, or changed at another desk, is shown where nothing here waits to be written."""
        if not changes.touches("badge_template") or self.editing.dirty:
            return
        try:
            design = self._stored.read()
        except Refused:
            self.closed.emit()
            return
        if design != design_of(self.editing.kept):
            self.editing.replace(open_design(design))

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Called by Qt: nothing is lost when another page is shown or the event is left."""
        if not event.spontaneous():
            self.editing.give_up()
            self.save()
        super().hideEvent(event)

    # -- keys ----------------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Called by Qt: undo, redo and save are those of the design, not of the event."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._act_of(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Called by Qt."""
        act = self._act_of(event)
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    def _act_of(self, event: QKeyEvent) -> Callable[[], object] | None:
        keys = QKeySequence(event.keyCombination()).toString()
        return {
            "Ctrl+Z": self.editing.undo,
            "Ctrl+Y": self.editing.redo,
            "Ctrl+Shift+Z": self.editing.redo,
            "Ctrl+S": self.save,
            "F1": self.show_keys,
            "Ctrl+0": self.canvas.fit,
            "Ctrl++": lambda: self.canvas.set_zoom(self.canvas.zoom * 1.25),
            "Ctrl+=": lambda: self.canvas.set_zoom(self.canvas.zoom * 1.25),
            "Ctrl+-": lambda: self.canvas.set_zoom(self.canvas.zoom / 1.25),
        }.get(keys)


def _column(*widgets: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for each in widgets:
        column.addWidget(each, int(isinstance(each, QStackedWidget | ElementList)))
    return column
