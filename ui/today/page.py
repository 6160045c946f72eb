"""Today: where the event stands, what happens now and next, and what was done last."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QWidget

from organizer.services import overview
from ui.rereading import Rereading
from ui.shell import Shell
from ui.today.view import TodayView

if TYPE_CHECKING:
    from organizer.domain.printing.ledger import Wrong
    from organizer.services.workspace import Workspace

MINUTE, SOON = 60_000, 50
"""Milliseconds: how often the clock is looked at, and how long the conflicts wait so that the page is painted first."""


class TodayPage(TodayView):
    """Reads the overview and keeps it true."""

    def __init__(self, workspace: "Workspace", shell: Shell) -> None:
        super().__init__(shell)
        self._workspace = workspace
        self._paper: QWidget | None = None
        self._later = QTimer(self, singleShot=True, interval=SOON)
        self._later.timeout.connect(self._read_conflicts)
        self._clock = QTimer(self, interval=MINUTE)
        self._clock.timeout.connect(Rereading(self, shell, self._read).expire)
        self._clock.start()

    def _read(self) -> None:
        now = self.shell.now()
        seen = self.shell.run_quietly(lambda: overview.overview(self._workspace, now))
        if seen is not None:
            self.show_overview(seen, now)
        self._later.start()

    def _watch_paper(self) -> None:
        """Made after the first paint: what it needs takes a moment to load."""
        if self._paper is None:
            from ui.printing.wrong_bar import WrongBar

            self._paper = WrongBar(self._workspace, self.shell)
            self._paper.print_wanted.connect(self._print_wrong)
            self.notices.addWidget(self._paper)

    @Slot(object)
    def _print_wrong(self, wrongs: "Sequence[Wrong]") -> None:
        from ui.printing.page import PrintPage

        page = self.shell.show_page("print")
        if isinstance(page, PrintPage):
            page.print_wrong(wrongs)

    @Slot()
    def _read_conflicts(self) -> None:
        self._watch_paper()
        from organizer.domain.schedule import timetable
        from organizer.domain.schedule.grid import Severity
        from organizer.services import schedule

        found = self.shell.run_quietly(lambda: timetable.conflicts(schedule.snapshot(self._workspace)))
        if found is not None:
            open_ones = [each for each in found if not each.accepted]
            errors = sum(each.severity is Severity.ERROR for each in open_ones)
            self.show_conflicts(errors, len(open_ones) - errors)
