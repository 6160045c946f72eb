"""What is said of a break or a blocker: its names, when it is, and over which rooms."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from organizer.domain.programme.words import BreakKind
from organizer.domain.schedule.grid import Pause, Snapshot
from organizer.i18n import _
from ui import theme
from ui.dialogs import Dialog
from ui.schedule.words import day_name
from ui.widgets.buttons import button, primary
from ui.widgets.clock_box import ClockBox
from ui.widgets.forms import form_layout
from ui.widgets.labels import label
from ui.widgets.tick_list import TickList


class BreakDialog(Dialog):
    """Enter saves, Esc leaves everything as it was."""

    saved = Signal(object)
    """Carries the Pause as it should be; its id is 0 where it is new."""
    deleted = Signal(int)

    def __init__(self, parent: QWidget, pause: Pause, snapshot: Snapshot) -> None:
        super().__init__(parent, _("New break") if not pause.id else _("Break"), width=460)
        self._pause = pause
        self.title, self.second_title = QLineEdit(pause.title), QLineEdit(pause.second_title)
        self.kind, self.day = QComboBox(), QComboBox()
        self.kind.addItem(_("Break: everybody sees it"), BreakKind.BREAK)
        self.kind.addItem(_("Blocker: staff only"), BreakKind.BLOCKER)
        self.kind.setCurrentIndex(self.kind.findData(pause.kind))
        for day in range(snapshot.days):
            self.day.addItem(day_name(snapshot, day), day)
        self.day.setCurrentIndex(pause.day)
        self.start, self.end = ClockBox(pause.start), ClockBox(pause.end)
        self.everywhere, self.some = QRadioButton(_("All rooms")), QRadioButton(_("Some rooms"))
        self.rooms = TickList(_("Rooms"))
        for room in snapshot.rooms:
            self.rooms.add(room.id, room.name, ticked=pause.covers(room.id))
        self._problem = label("", "bad", wrap=True)
        self._problem.hide()
        self._build()

    def _build(self) -> None:
        self.column.addLayout(self._form())
        rooms = QVBoxLayout()
        rooms.setSpacing(theme.SMALL_GAP)
        for each in (self.everywhere, self.some, self.rooms):
            rooms.addWidget(each)
        self.everywhere.toggled.connect(self.rooms.setDisabled)
        (self.everywhere if self._pause.rooms is None else self.some).setChecked(True)
        self.column.addLayout(rooms, 1)
        self.column.addWidget(self._problem)
        if self._pause.id:
            self.add_button(button(_("Delete"), kind="danger"), self._delete)
        self.add_button(button(_("Cancel"), shortcut="Esc"), self.reject)
        self.add_button(primary(_("Save")), self._save)
        self.title.setFocus()
        self.title.selectAll()

    def _form(self) -> QFormLayout:
        return form_layout(
            (
                (_("Title"), self.title),
                (_("Second title"), self.second_title),
                (_("Kind"), self.kind),
                (_("Day"), self.day),
                (_("From"), self.start),
                (_("To"), self.end),
            )
        )

    def pause(self) -> Pause:
        """What was filled in."""
        start = self.start.value()
        chosen = None if self.everywhere.isChecked() else frozenset(self.rooms.numbers()) - self.rooms.unticked()
        return Pause(
            self._pause.id,
            self.title.text().strip(),
            self.day.currentData(),
            start,
            self.end.value() - start,
            chosen,
            BreakKind(self.kind.currentData()),  # Qt gives back a plain text
            self.second_title.text().strip(),
        )

    @Slot()
    def _save(self) -> None:
        pause = self.pause()
        problem = _problem(pause)
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        if not problem:
            self.accept()
            self.saved.emit(pause)

    @Slot()
    def _delete(self) -> None:
        self.accept()
        self.deleted.emit(self._pause.id)


def _problem(pause: Pause) -> str:
    if not pause.title:
        return _("A break needs a title.")
    if pause.duration <= 0:
        return _("A break must last at least a minute.")
    if pause.rooms is not None and not pause.rooms:
        return _("A break is in some rooms, or in all of them.")
    return ""
