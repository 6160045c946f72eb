"""The form of a duty at a desk or a door: what, when, how long, where."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QTime, Slot
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QSpinBox, QTimeEdit, QWidget

from organizer.domain.schedule.grid import Engagement, Snapshot
from organizer.domain.schedule.moments import DAY
from organizer.i18n import _
from ui.dialogs import Dialog
from ui.schedule.words import day_name
from ui.widgets.buttons import button, primary
from ui.widgets.forms import form_layout
from ui.widgets.labels import label


class DutyForm(Dialog):
    """Asks for one duty; ``save`` is called with it, and the form closes when that answers True."""

    def __init__(
        self, parent: QWidget, snapshot: Snapshot, duty: Engagement, *, save: Callable[[Engagement], bool]
    ) -> None:
        title = _("Duty of {person}").format(person=duty.name)
        super().__init__(parent, title)
        self._snapshot, self._duty, self._save = snapshot, duty, save
        self.title = QLineEdit(duty.title)
        known = sorted({each.title for each in snapshot.engagements if each.kind is duty.kind})
        self.title.setCompleter(QCompleter(known, self.title))
        self.day = QComboBox()
        for day in range(snapshot.days):
            self.day.addItem(day_name(snapshot, day), day)
        self.day.setCurrentIndex(duty.day)
        self.start = QTimeEdit(QTime(duty.start // 60 % 24, duty.start % 60))
        self.start.setDisplayFormat("HH:mm")
        self.length = QSpinBox(minimum=5, maximum=DAY, singleStep=15, value=duty.duration)
        self.length.setSuffix(_(" min"))
        self.room = QComboBox()
        self.room.addItem(_("No room"), None)
        for room in snapshot.rooms:
            self.room.addItem(room.name, room.id)
        self.room.setCurrentIndex(max(self.room.findData(duty.room), 0))
        fields = (
            (_("What"), self.title),
            (_("Day"), self.day),
            (_("Begins"), self.start),
            (_("Length"), self.length),
            (_("Where"), self.room),
        )
        self.column.addWidget(label(title, "strong", wrap=True))
        self.column.addLayout(form_layout(fields))
        self._ok = primary(_("Save"))
        self.add_button(button(_("Cancel")), self.reject)
        self.add_button(self._ok, self._finish)
        self.title.textChanged.connect(self._look)
        self.title.setFocus()
        self._look()

    def duty(self) -> Engagement:
        """What the form says; hours before the day begins are those after its midnight, where the day lasts so long."""
        start = self.start.time().hour() * 60 + self.start.time().minute()
        if start < self._snapshot.opens and start + DAY < self._snapshot.closes:
            start += DAY
        return replace(
            self._duty,
            title=self.title.text().strip(),
            day=self.day.currentData(),
            start=start,
            duration=self.length.value(),
            room=self.room.currentData(),
        )

    @Slot()
    def _look(self) -> None:
        self._ok.setEnabled(bool(self.title.text().strip()))

    @Slot()
    def _finish(self) -> None:
        self.length.interpretText()
        if self._save(self.duty()):
            self.accept()
