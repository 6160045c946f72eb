"""When somebody is here: whenever the event is, or in hours of each day."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from organizer.domain.programme.rooms import hours_text, read_hours
from organizer.domain.schedule.grid import Hours, Snapshot
from organizer.errors import BadInput
from organizer.i18n import _
from ui.dialogs import Dialog
from ui.schedule.words import day_name
from ui.widgets.buttons import button, primary
from ui.widgets.forms import form_layout
from ui.widgets.labels import label


class HoursForm(Dialog):
    """A line for each day, as “09:00–12:00, 14:00–18:00”; a day without hours is one on which they are not here."""

    def __init__(
        self,
        parent: QWidget,
        snapshot: Snapshot,
        name: str,
        hours: Sequence[Hours],
        *,
        save: Callable[[Sequence[Hours]], bool],
    ) -> None:
        title = _("When {person} is here").format(person=name)
        super().__init__(parent, title)
        self._save = save
        self.always = QCheckBox(_("Whenever the event is"))
        self.lines = [QLineEdit() for _day in range(snapshot.days)]
        for day, line in enumerate(self.lines):
            line.setText(hours_text([(each.opens, each.closes) for each in hours if each.day == day]))
            line.setPlaceholderText(_("not here"))
            line.textEdited.connect(self._look)
        self.problem = label("", "bad", wrap=True)
        self.column.addWidget(label(title, "strong", wrap=True))
        self.column.addWidget(self.always)
        self.column.addLayout(form_layout((day_name(snapshot, day), line) for day, line in enumerate(self.lines)))
        self.column.addWidget(label(_("Hours look like 09:00–12:00, 14:00–18:00."), "muted", wrap=True))
        self.column.addWidget(self.problem)
        self._ok = primary(_("Save"))
        self.add_button(button(_("Cancel")), self.reject)
        self.add_button(self._ok, self._finish)
        self.always.setChecked(not hours)
        self.always.toggled.connect(self._look)
        self._look()

    def hours(self) -> tuple[Hours, ...]:
        """What the form says; BadInput for a line that cannot be read."""
        if self.always.isChecked():
            return ()
        spans = ((day, read_hours(line.text())) for day, line in enumerate(self.lines))
        return tuple(Hours(day, opens, closes) for day, each in spans for opens, closes in each)

    @Slot()
    def _look(self) -> None:
        for line in self.lines:
            line.setEnabled(not self.always.isChecked())
        try:
            nowhere = not self.always.isChecked() and not self.hours()
            self.problem.setText(_("Say at least one stretch of time.") if nowhere else "")
        except BadInput as error:
            self.problem.setText(str(error))
        self._ok.setEnabled(not self.problem.text())

    @Slot()
    def _finish(self) -> None:
        if self._save(self.hours()):
            self.accept()
