"""Badges on the page Print: choose people, see each badge as it will be and what is wrong, print, say what came out."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organizer.domain.printing.badges.composing import BadgeProblem
from organizer.domain.printing.badges.counting import Size, faces_needed, sheets_needed
from organizer.domain.printing.badges.preflight import stock_problem
from organizer.domain.printing.badges.runs import BadgeLine, Run, Wanted
from organizer.domain.printing.faces import Face, Ruler
from organizer.domain.printing.ledger import State
from organizer.domain.printing.pieces import PieceKind, Subject
from organizer.i18n import _
from organizer.progress import Progress
from organizer.services.printing import badges, ledger
from ui import dialogs, theme
from ui.printing.badges.checks import ChecksPanel
from ui.printing.badges.choice import Choice, ChoicePanel
from ui.printing.badges.order_button import OrderButton
from ui.printing.badges.reading import Checked, Read, check_badges, read_badges
from ui.printing.badges.to_paper import BadgesToPaper
from ui.printing.drawing.fonts import Typeface
from ui.printing.drawing.painter import FacePainter
from ui.printing.pdf_files import picture_source
from ui.printing.preview_pane import PreviewPane
from ui.printing.printers.profile_dialog import ProfileDialog
from ui.printing.questions import Questions
from ui.rereading import JobRereading
from ui.shell import Shell
from ui.widgets.buttons import Segmented, button, icon_button, primary
from ui.widgets.header import PageHeader

if TYPE_CHECKING:
    from organizer.services.workspace import Workspace

CHECKED_AT_ONCE = 2_000
"""So many badges are set and checked as soon as the page shows them; of more, when asked."""

_TOUCHING = ("person", "organization", "category", "event", "badge_template", "print_mark")


class BadgesPage(QWidget):
    """What is listed at the left is what the buttons print."""

    def __init__(self, workspace: "Workspace", shell: Shell, kinds: QWidget) -> None:
        """``kinds`` stands beside the title: what else may be printed."""
        super().__init__()
        self._workspace, self._shell = workspace, shell
        self._typeface: Typeface | None = None
        self._ruler: Ruler | None = None
        self._brush: FacePainter | None = None
        self._picked: tuple[int, ...] = ()
        self._faces: dict[int, Face] = {}
        self._backs: dict[int, Face] = {}
        self._read: Read | None = None  # who may be listed
        self._checked: Checked | None = None
        self._choices = Segmented()
        self._choice = ChoicePanel()
        self._pane = PreviewPane("badge", _("Preview of the badge"), before=_("Badge before"), after=_("Next badge"))
        self._preview = self._pane.preview
        self._over = icon_button("redo", _("Turn the badge over"), shortcut="Ctrl+B")
        self._over.setCheckable(True)
        self._over.hide()
        self._checks = ChecksPanel(workspace, shell)
        self.printing = Questions(workspace, shell)
        self._to_paper = BadgesToPaper(workspace, shell, self.printing, self._checks.paper)
        self._order = OrderButton()
        self._pdf = button("PDF…", "pdf", tip=_("Write the listed badges to a PDF file"), shortcut="Ctrl+Shift+P")
        self._print = primary(_("Print…"), "print", tip=_("Print the listed badges"), shortcut="Ctrl+P")
        self._unmark = button(
            _("Mark as not printed"),
            kind="link",
            tip=_("This badge did not come out: put it back on the list of what is due"),
        )
        self._pane.say(_("Nobody to print a badge for"), "")
        self._lay_out(kinds)
        self._connect()

    # -- building ------------------------------------------------------------------------------------------------------

    def _lay_out(self, kinds: QWidget) -> None:
        header = PageHeader(_("Print"))
        header.add_left(kinds)
        header.add_left(self._choices)
        for each in (self._order, self._pdf, self._print):
            header.add_right(each)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self._choice, 1)
        body.addLayout(self._centre(), 1)
        body.addWidget(self._checks, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(header)
        column.addWidget(self.printing)
        column.addLayout(body, 1)
        self.setFocusProxy(self._choice.list)
        self._name_choices()

    def _centre(self) -> QVBoxLayout:
        self._unmark.hide()  # until a printed badge is shown
        self._pane.row.addWidget(self._over)
        self._pane.row.addWidget(self._unmark)
        around = QVBoxLayout()
        around.setContentsMargins(theme.MARGIN, theme.MARGIN, theme.MARGIN, theme.GAP)
        around.setSpacing(theme.GAP)
        around.addWidget(self._pane, 1)
        return around

    def _connect(self) -> None:
        self._choices.changed.connect(self._choose)
        self._choice.listed_changed.connect(self._show_listed)
        self._choice.turned.connect(self._show_badge)
        self._pane.turned.connect(self._choice.turn)
        self._over.toggled.connect(self._show_badge)
        self._checks.person_chosen.connect(self._choice.go_to)
        self._checks.check_wanted.connect(self._check)
        self._checks.mend_wanted.connect(self._mend)
        self._checks.left_out_changed.connect(self._show_counts)
        self._unmark.clicked.connect(self._did_not_come_out)
        self._checks.paper_changed.connect(self._show_counts)
        self._order.changed.connect(self._show_counts)
        self._checks.paper_changed.connect(self._show_problems)
        self._checks.paper.measure_wanted.connect(self._measure_printer)
        self.printing.settled.connect(self._choice.list.setFocus)
        self._pdf.clicked.connect(self.write_pdf)
        self._print.clicked.connect(self.print_badges)
        self._rereading = JobRereading(
            self, self._shell, self._reading, self._take, touching=_TOUCHING, over=self._is_over
        )
        self._checks.paper.resolution_changed.connect(self._rereading.expire)
        self._check_all = JobRereading(self, self._shell, self._setting, self._take_all, touching=())
        self._check_all.stale = False  # until somebody is there

    def _name_choices(self) -> None:
        due = f"{self._choice.due:,}" if self._typeface is not None else ""
        options: list[tuple[object, str]] = [
            (Choice.DUE, _("New or changed  {n}").format(n=due).strip()),
            (Choice.ALL, _("All")),
        ]
        if self._picked:
            options.append((Choice.PICKED, _("Selected  {n}").format(n=f"{len(self._picked):,}")))
        self._choices.set_options(options)

    # -- reading -------------------------------------------------------------------------------------------------------

    def show_people(self, ids: Sequence[int]) -> None:
        """List exactly these people, whoever was listed before."""
        self._picked = tuple(ids)
        self._choice.show_all_of_choice()
        self._choice.choose(Choice.PICKED, self._picked)
        self._name_choices()
        self._choices.set_value(Choice.PICKED)
        self._rereading.expire()

    def _reading(self) -> Callable[[Progress], Read]:
        self._allow_printing()
        if self._typeface is None:
            self._show_waiting()
        return partial(read_badges, self._workspace, self._picked)

    def _setting(self) -> Callable[[Progress], tuple[Read | None, Checked]]:
        return self._checking([] if self._read is None else [line.id for line in self._read.lines])

    def _checking(self, people: Sequence[int]) -> Callable[[Progress], tuple[Read | None, Checked]]:
        """Sets the badges of these people; and who was there at its beginning."""
        read, work = self._read, partial(check_badges, self._workspace, people, self._checks.paper.dots)
        return lambda progress: (read, work(progress))

    def _show_waiting(self) -> None:
        """Before the first badges are there: say so in their place."""
        self._pane.show_any(there=False)
        self._pane.say("", _("Looking at the badges…"))
        self._choice.say(_("Looking at the badges…"))

    def _is_over(self) -> None:
        """After Cancel or an error nothing is waited for, and what is listed may be printed as before."""
        self._allow_printing()
        if self._typeface is None:
            self._pane.say("", "")
            self._choice.say("")

    def _take(self, read: Read) -> None:
        """Show who there is; where they are few enough, every badge is set after that."""
        self._use(read.typeface)
        self._read, self._checked = read, None if len(read.lines) > CHECKED_AT_ONCE else self._checked
        self._faces, self._backs = {}, {}
        self._choice.take_lines(read.lines, read.texts)
        if len(read.lines) <= CHECKED_AT_ONCE:
            self._check_all.expire()
        self._choice.show_lines()
        self._name_choices()

    def _take_all(self, made: tuple[Read | None, Checked]) -> None:
        read, checked = made
        if read is self._read:  # nobody and nothing was read anew meanwhile
            self._use(checked.typeface)
            self._learn(checked.run)
            self._checked = checked
            self._show_listed()

    def _use(self, typeface: Typeface) -> None:
        if typeface != self._typeface:
            self._typeface, self._ruler = typeface, typeface.ruler()
            self._brush = FacePainter(typeface, picture_source(self._workspace))

    # -- showing -------------------------------------------------------------------------------------------------------

    @Slot(object)
    def _choose(self, choice: object) -> None:
        self._choice.choose(Choice(str(choice)))

    @Slot()
    def _show_listed(self) -> None:
        if self._typeface is None:  # nothing was read yet
            return
        count = len(self._choice.listed)
        self._allow_printing()
        self._pane.show_any(there=count > 0)
        if not count:
            self._pane.say(*self._why_nobody())
        self._show_counts()
        self._show_badge()
        self._show_problems()

    def _allow_printing(self) -> None:
        """Only while nobody reads: whose badge is listed as due may have come out just now."""
        ready = len(self._choice.listed) > 0 and not self._rereading.running
        for each in (self._pdf, self._print):
            each.setEnabled(ready)

    def _why_nobody(self) -> tuple[str, str]:
        if self._choice.search.text():
            return _("Nobody fits the search"), _("Press Esc in the search field to see everybody again.")
        if self._choices.value() is Choice.DUE and self._choice.any_printed:
            return _("Every badge is printed"), _("Who is new, or whose badge would say something else, appears here.")
        return _("Nobody to print a badge for"), _("Import or add attendees: people with a category.")

    @Slot()
    def _show_counts(self) -> None:
        lines, face, paper = self._listed_to_print(), self._preview.face, self._checks.paper
        self._to_paper.listed(lines)
        sizes: defaultdict[Size, list[BadgeLine]] = defaultdict(list)
        for line in lines:
            if its := self._faces.get(line.id, face):  # what is not composed yet is taken for as large as what is shown
                sizes[its.width, its.height].append(line)
        paper.show_face((face.width, face.height) if face else None, two_sided=bool(self._backs))
        plan = self._order.plan if len(lines) <= CHECKED_AT_ONCE else None
        self._checks.show_counts(len(lines), sheets_needed(paper.paper, faces_needed(sizes, plan)), tuple(sizes))
        self._checks.show_sum(len(self._choice.listed), len(lines))

    @Slot()
    def _show_badge(self) -> None:
        line = self._choice.current()
        face = self._face(line) if line else None
        back = self._backs.get(line.id) if line else None
        self._over.setVisible(back is not None)
        self._preview.show_face(back if back and self._over.isChecked() else face, self._brush)
        self.printing.outcome.shown_is(line.id if line else 0)
        self._unmark.setVisible(line is not None and line.state is State.PRINTED)
        self._pane.show_place(self._choice.place(), len(self._choice.listed))
        if line is not None:
            self._show_counts()

    def _face(self, line: BadgeLine) -> Face | None:
        """The badge of one person; composed here and now where the run did not."""
        ruler = self._ruler
        if line.id not in self._faces and ruler is not None:
            one = self._shell.run_quietly(
                lambda: badges.prepare(self._workspace, Wanted(ids=[line.id]), ruler, Progress())
            )
            self._learn(one)
        return self._faces.get(line.id)

    def _learn(self, run: Run | None) -> None:
        """Keep what a run composed."""
        self._faces.update(run.by_person if run else {})
        self._backs.update(run.backs_by_person if run else {})

    @Slot()
    def _show_problems(self) -> None:
        listed, checked = {line.id for line in self._choice.listed}, self._checked
        if not listed or (checked is None and self._check_all.running):
            self._checks.show_nothing()
        elif checked is None or not (checked.people >= listed or self._check_all.running):
            self._checks.show_unchecked()
        else:
            found = [each for each in checked.run.problems if each.person in listed or not each.person]
            self._checks.show_problems([*self._of_stock(), *found])

    def _of_stock(self) -> list[BadgeProblem]:
        """What the template that is shown and the paper have against each other."""
        face = self._preview.face
        problem = None if face is None else stock_problem(self._checks.paper.paper.stock, face)
        return [] if problem is None else [problem]

    @Slot()
    def _check(self) -> None:
        work = self._checking([line.id for line in self._choice.listed])
        self._shell.jobs.start(work, self._take_all, _("Checking the badges"))

    # -- printing ------------------------------------------------------------------------------------------------------

    def _listed_to_print(self) -> list[BadgeLine]:
        """Who is listed, without those who are left out for their problems."""
        left_out = self._checks.left_out
        return [line for line in self._choice.listed if line.id not in left_out]

    @Slot()
    def write_pdf(self) -> None:
        """Ask for a file and write the listed badges into it."""
        path = dialogs.choose_new_file(
            self._shell.dialog_parent(), _("Write badges"), _("PDF files (*.pdf)"), _("badges.pdf")
        )
        if path is not None:
            self.write_pdf_to(path)

    def write_pdf_to(self, path: Path) -> None:
        """Write the listed badges into this file, then ask whether they came out."""
        self._to_paper.write(self._listed_to_print(), self._order.plan, path)

    @Slot()
    def print_badges(self) -> None:
        """Ask for a printer and print the listed badges on it."""
        if face := self._preview.face:
            self._to_paper.print(self._listed_to_print(), self._order.plan, face, backs=bool(self._backs))

    @Slot()
    def _measure_printer(self) -> None:
        ProfileDialog(self._shell.dialog_parent(), self._shell, self._checks.paper.sheet).open()

    @Slot(object)
    def _mend(self, problem: BadgeProblem) -> None:
        """Go to the person's form, at the field that mends the problem."""
        from ui.people.page import PeoplePage

        page = self._shell.show_page("people")
        if isinstance(page, PeoplePage):
            page.edit_at(problem.person, problem.field)

    @Slot()
    def _did_not_come_out(self) -> None:
        line = self._choice.current()
        if line is not None:
            subjects = [Subject(person=line.id)]
            self._shell.run_quietly(lambda: ledger.unmark(self._workspace, PieceKind.BADGE, subjects))
