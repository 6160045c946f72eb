"""The right side of the page Print: how many badges, on what paper, and what should be looked at before printing."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from organizer.domain.printing.badges import BadgeProblem
from organizer.domain.printing.faces import MILLIMETRE
from organizer.i18n import _, ngettext
from ui import theme
from ui.printing.models import ProblemModel, lines_table
from ui.printing.paper_panel import PaperPanel
from ui.widgets.buttons import button
from ui.widgets.labels import Chip, label, rule
from ui.widgets.scrolling import Snug

WIDTH = 300


class ChecksPanel(QFrame):
    """Numbers, a verdict, and the list of problems; choosing a problem shows the badge."""

    check_wanted = Signal()
    """The user asks for the badges to be checked now."""
    paper_changed = Signal()
    """Other paper was chosen."""
    person_chosen = Signal(int)
    """The badge of this person should be shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "right-side")
        self.setMaximumWidth(theme.px(WIDTH))
        self._model = ProblemModel(self)
        self._badges, self._sheets = label("0", "number"), label("0", "number")
        self._badges_word, self._sheets_word = label("", "muted"), label("", "muted")
        self._size = label("", "muted", wrap=True)
        self.paper = PaperPanel()
        self.paper.changed.connect(self.paper_changed)
        self._verdict = Chip("", "muted")
        self._check = button(_("Check them now"), "search", tip=_("Set every listed badge and look for problems"))
        self._check.clicked.connect(self.check_wanted)
        self.list = lines_table(_("Problems"), self._model)
        self.list.selectionModel().currentChanged.connect(self._chosen)
        self.list.clicked.connect(self._chosen)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.GAP, 0, 0)
        column.setSpacing(theme.GAP)
        self._head = QWidget()
        self._head.hide()  # until there is something to count
        head = QVBoxLayout(self._head)
        head.setContentsMargins(theme.GAP, 0, theme.GAP, 0)
        head.setSpacing(theme.GAP)
        head.addLayout(self._numbers())
        head.addWidget(self._size)
        head.addWidget(Snug(self.paper))
        head.addWidget(self._verdict)
        head.addWidget(self._check)
        column.addWidget(self._head)
        column.addWidget(rule())
        column.addWidget(self.list, 1)

    def _numbers(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.LARGE_GAP)
        for number, word in ((self._badges, self._badges_word), (self._sheets, self._sheets_word)):
            pair = QVBoxLayout()
            pair.setSpacing(0)
            pair.addWidget(number)
            pair.addWidget(word)
            row.addLayout(pair)
        row.addStretch(1)
        return row

    def show_counts(self, badges: int, sheets: int, size: tuple[int, int]) -> None:
        """How much will be printed; ``size`` of a badge in micrometres."""
        self._head.show()
        self._badges.setText(f"{badges:,}")
        self._badges_word.setText(ngettext("badge", "badges", badges))
        self._sheets.setText(f"{sheets:,}")
        self._sheets_word.setText(ngettext("sheet", "sheets", sheets))
        width, height = (length // MILLIMETRE for length in size)
        self._size.setText(_("A badge is {w} × {h} mm.").format(w=width, h=height) if width else "")

    def show_problems(self, problems: Sequence[BadgeProblem]) -> None:
        """What was found."""
        self._model.show_rows(problems)
        said = ngettext("{n} thing to look at", "{n} things to look at", len(problems))
        if problems:
            self._verdict.set(said.format(n=f"{len(problems):,}"), "warn", "warning")
        else:
            self._verdict.set(_("every badge is fine"), "ok", "ok")
        self._offer(verdict=True, check=False)

    def show_unchecked(self) -> None:
        """Nobody has looked yet."""
        self._model.show_rows(())
        self._verdict.set(_("not checked"), "muted", "info")
        self._offer(verdict=True, check=True)

    def show_nothing(self) -> None:
        """There is no badge to look at."""
        self._model.show_rows(())
        self._offer(verdict=False, check=False)

    def _offer(self, *, verdict: bool, check: bool) -> None:
        self._verdict.setVisible(verdict)
        self._check.setVisible(check)

    @property
    def problems(self) -> tuple[BadgeProblem, ...]:
        """What is listed."""
        return self._model.rows

    @Slot(QModelIndex)
    def _chosen(self, now: QModelIndex, _before: QModelIndex | None = None) -> None:
        if now.isValid():
            self.person_chosen.emit(self._model.rows[now.row()].person)
