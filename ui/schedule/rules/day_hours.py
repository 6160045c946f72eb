"""When a day of the event begins and ends; it may end after midnight."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTime, Slot
from PySide6.QtWidgets import QCheckBox, QTimeEdit, QVBoxLayout, QWidget

from organizer.domain.programme.words import clock
from organizer.domain.schedule.moments import DAY
from organizer.i18n import _
from organizer.services import schedule, schedule_rules
from ui import theme
from ui.shell import Shell
from ui.widgets.forms import form_layout
from ui.widgets.labels import label

if TYPE_CHECKING:
    from organizer.services.workspace import Workspace


class DayHours(QWidget):
    """Two times of the day, and whether the second one is of the next."""

    def __init__(self, workspace: "Workspace", shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._shell = workspace, shell
        self._known = (0, 0)
        self.opens, self.closes = QTimeEdit(), QTimeEdit()
        self.next_day = QCheckBox(_("on the next day"))
        self.next_day.setToolTip(_("What begins after midnight belongs to the evening before"))
        for field in (self.opens, self.closes):
            field.setDisplayFormat("HH:mm")
            field.setFixedWidth(theme.px(108))
            field.timeChanged.connect(self._look)
            field.editingFinished.connect(self.finish)
        self.next_day.toggled.connect(self._look)
        self.next_day.clicked.connect(self.finish)
        self.said, self.problem = label("", "muted", wrap=True), label("", "bad", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addLayout(form_layout(((_("A day begins"), self.opens), (_("A day ends"), self.closes))))
        column.addWidget(self.next_day)
        column.addWidget(self.said)
        column.addWidget(self.problem)
        column.addStretch(1)
        self.reload()

    def reload(self) -> None:
        """Show the hours as they are."""
        now = schedule.snapshot(self._workspace)
        self._known = (now.opens, now.closes)
        for widget in (self.opens, self.closes, self.next_day):
            widget.blockSignals(True)
        self.opens.setTime(_time(now.opens))
        self.closes.setTime(_time(now.closes))
        self.next_day.setChecked(now.closes >= DAY)
        for widget in (self.opens, self.closes, self.next_day):
            widget.blockSignals(False)
        self._look()

    def hours(self) -> tuple[int, int]:
        """Minutes since midnight of the day's begin and end."""
        later = DAY if self.next_day.isChecked() else 0
        return _minutes(self.opens), _minutes(self.closes) + later

    @Slot()
    def _look(self) -> None:
        opens, closes = self.hours()
        wrong = closes <= opens
        self.problem.setText(_("A day has to end after it begins. Does it end on the next day?") if wrong else "")
        self.said.setText("" if wrong else hours_words(opens, closes))

    @Slot()
    def finish(self) -> None:
        """Write the hours down, where they are others and possible."""
        opens, closes = self.hours()
        if (opens, closes) != self._known and opens < closes:
            self._shell.run_quietly(lambda: schedule_rules.set_hours_of_day(self._workspace, opens, closes))


def hours_words(opens: int, closes: int) -> str:
    """The hours in a sentence; a late end is told as 26:00 and as 02:00 on the next day."""
    if closes < DAY:
        return _("Every day from {opens} to {closes}.").format(opens=clock(opens), closes=clock(closes))
    late = f"{closes // 60}:{closes % 60:02d}"
    text = _("Every day from {opens} to {late}, that is {closes} on the next day.")
    return text.format(opens=clock(opens), late=late, closes=clock(closes))


def _time(minutes: int) -> QTime:
    return QTime(minutes // 60 % 24, minutes % 60)


def _minutes(field: QTimeEdit) -> int:
    return field.time().hour() * 60 + field.time().minute()
