"""The right side of the page Print: how many badges, on what paper, and what should be looked at before printing."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from organizer.domain.printing.badges.composing import BadgeProblem, ProblemKind
from organizer.domain.printing.faces import MILLIMETRE
from organizer.i18n import _, ngettext
from ui import theme
from ui.printing.badges.models import ProblemModel, lines_table
from ui.printing.stock.panel import PaperPanel
from ui.shell import Shell
from ui.widgets.buttons import button
from ui.widgets.labels import Chip, label, rule
from ui.widgets.scrolling import Snug

if TYPE_CHECKING:
    from organizer.services.workspace import Workspace

WIDTH = 300


class ChecksPanel(QFrame):
    """Numbers, a verdict, and the list of problems; choosing a problem shows the badge."""

    check_wanted = Signal()
    """The user asks for the badges to be checked now."""
    paper_changed = Signal()
    """Other paper was chosen."""
    person_chosen = Signal(int)
    """The badge of this person should be shown."""

    mend_wanted = Signal(object)
    """The person of this problem should be corrected."""
    left_out_changed = Signal()
    """Others are left out than before."""

    def __init__(self, workspace: "Workspace", shell: Shell) -> None:
        super().__init__()
        self.setProperty("role", "right-side")
        self.setMaximumWidth(theme.px(WIDTH))
        self._model = ProblemModel(self)
        self._badges, self._sheets = label("0", "number"), label("0", "number")
        self._badges_word, self._sheets_word = label("", "muted"), label("", "muted")
        self._size = label("", "muted", wrap=True)
        self.paper = PaperPanel(workspace, shell)
        self.paper.changed.connect(self.paper_changed)
        self._verdict = Chip("", "muted")
        self._check = button(_("Check them now"), "search", tip=_("Set every listed badge and look for problems"))
        self._check.clicked.connect(self.check_wanted)
        self._rest = QCheckBox(_("Print the rest"))
        self._rest.setToolTip(_("Leave out badges of no use as they are; they stay on the list of what is due"))
        self._rest.toggled.connect(self._leave_out)
        self._sum = label("", "muted", wrap=True)
        self._listed = 0
        self.list = lines_table(_("Problems"), self._model)
        self.list.setToolTip(_("Enter or a double click opens the person where it is mended"))
        self.list.activated.connect(self._mend)
        self.list.doubleClicked.connect(self._mend)
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
        head.addWidget(self._rest)
        head.addWidget(self._sum)
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

    def show_counts(self, badges: int, sheets: int, sizes: Sequence[tuple[int, int]]) -> None:
        """How much will be printed; ``sizes`` of the badges in micrometres, as far as they are known."""
        self._head.show()
        self._badges.setText(f"{badges:,}")
        self._badges_word.setText(ngettext("badge", "badges", badges))
        self._sheets.setText(f"{sheets:,}")
        self._sheets_word.setText(ngettext("sheet", "sheets", sheets))
        self._size.setText(_said_sizes([(width // MILLIMETRE, height // MILLIMETRE) for width, height in sizes]))

    def show_sum(self, listed: int, wanted: int) -> None:
        """How what is listed comes to what is printed: nothing gets lost without a word."""
        nameless = {each.person for each in self.problems if each.kind is ProblemKind.MISSING_NAME} - self.left_out
        printed = wanted - len(nameless)
        counts = {"input": listed, "printed": printed, "skipped": listed - printed, "duplicates": 0}
        said = _("{input} listed = {printed} to print + {skipped} left out + {duplicates} twice")
        self._sum.setText(said.format(**{name: f"{count:,}" for name, count in counts.items()}))

    def show_problems(self, problems: Sequence[BadgeProblem]) -> None:
        """What was found, first what spoils a badge."""
        self._model.show_rows(sorted(problems, key=lambda each: not each.kind.spoils))
        self._rest.setVisible(any(each.person and each.kind.spoils for each in problems))
        said = ngettext("{n} thing to look at", "{n} things to look at", len(problems))
        if problems:
            self._verdict.set(said.format(n=f"{len(problems):,}"), "warn", "warning")
        else:
            self._verdict.set(_("every badge is fine"), "ok", "ok")
        self._offer(verdict=True, check=False)

    def show_unchecked(self) -> None:
        """Nobody has looked yet."""
        self._model.show_rows(())
        self._rest.hide()
        self._verdict.set(_("not checked"), "muted", "info")
        self._offer(verdict=True, check=True)

    def show_nothing(self) -> None:
        """There is no badge to look at."""
        self._model.show_rows(())
        self._rest.hide()
        self._offer(verdict=False, check=False)

    @property
    def left_out(self) -> frozenset[int]:
        """The people whose badges are of no use as they are; nobody while all are printed."""
        spoilt = (each.person for each in self._model.rows if each.kind.spoils)
        return frozenset(spoilt) if self._rest.isChecked() else frozenset()

    @Slot()
    def _leave_out(self) -> None:
        self.left_out_changed.emit()

    @Slot(QModelIndex)
    def _mend(self, index: QModelIndex) -> None:
        problem = self._model.rows[index.row()]
        if problem.person:
            self.mend_wanted.emit(problem)

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


def _said_sizes(sizes: Sequence[tuple[int, int]]) -> str:
    """Of badges, in millimetres."""
    if len(sizes) == 1:
        return _("A badge is {w} × {h} mm.").format(w=sizes[0][0], h=sizes[0][1])
    said = _(", ").join(f"{width} × {height} mm" for width, height in sizes)
    return _("Badges are of {n} sizes: {sizes}.").format(n=len(sizes), sizes=said) if sizes else ""
