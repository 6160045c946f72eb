"""The import inside the window: file, columns, review, one operation."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QTemporaryDir, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from organizer.domain.agenda.columns import agenda_tables, find_table
from organizer.domain.imports.other_tables import OtherTables, other_tables
from organizer.domain.imports.plan_changes import PlanChanged, RowChange
from organizer.domain.sheets.joining import together
from organizer.domain.sheets.layout import inspect_table, inspect_workbook
from organizer.domain.sheets.workbook import Inspection, SheetKind, TablePlace
from organizer.errors import OrganizerError, PasswordNeeded
from organizer.i18n import _, ngettext
from organizer.progress import Progress
from ui.imports.columns_step import ColumnsStep, is_programme
from ui.imports.file_step import FileStep
from ui.imports.intake import Intake, PeopleIntake
from ui.imports.more_step import MoreStep
from ui.imports.programme_intake import ProgrammeIntake
from ui.imports.read_file import ReadFile, reader, remembered, wants_a_look
from ui.imports.rejected import save_rejected
from ui.imports.review_step import ReviewStep
from ui.imports.rows import Review
from ui.imports.sheet_step import SheetStep, together_text
from ui.widgets.buttons import button, primary, with_shortcut
from ui.widgets.header import PageHeader
from ui.widgets.labels import ElidedLabel

if TYPE_CHECKING:
    from organizer.services.workspace import Workspace
    from ui.shell import Shell

T = TypeVar("T")


def start_import(workspace: "Workspace", shell: "Shell", path: Path | None = None) -> "ImportFlow":
    """Show the import in the place of the People page, reading ``path`` at once or asking for a file."""
    flow = ImportFlow(workspace, shell)
    shell.stand_in(ImportFlow.PAGE, flow)
    if path is None:
        flow.file.choose_button.setFocus()
    else:
        flow.read(path)
    return flow


class ImportFlow(QWidget):
    """File, sheet, columns and review under one header; leaving at any time changes nothing."""

    PAGE = "people"
    """The page it stands in for."""

    def __init__(self, workspace: "Workspace", shell: "Shell") -> None:
        super().__init__()
        self._workspace, self._shell = workspace, shell
        self.source_folder: QTemporaryDir | None = None
        """Where pasted rows lie until the import is over."""
        self._read: ReadFile | None = None
        self._intake: Intake | None = None
        self._changes: tuple[RowChange, ...] = ()  # of the event since the plan that was shown before
        self._all_sheets = True  # of an agenda that has one a day, or with the same headers, until one is chosen
        self._taken: set[TablePlace | None] = set()  # tables that were imported from the file
        self._others = OtherTables()  # what it holds beside that which is reviewed
        self.file, self.sheet, self.columns, self.review = FileStep(), SheetStep(), ColumnsStep(), ReviewStep()
        self.more = MoreStep()
        self._make_header()
        self.steps = QStackedWidget()
        for step in (self.file, self.sheet, self.columns, self.review, self.more):
            self.steps.addWidget(step)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.steps, 1)
        self._connect()
        self._go_to(self.file)

    def _make_header(self) -> None:
        self.header = PageHeader(_("Import"))
        self.about = ElidedLabel("", "muted")
        self.back_button = button(_("Cancel"))
        self.next_button = primary(_("Review"))
        self.back_button.clicked.connect(self._back)
        self.next_button.clicked.connect(self._next)
        self.header.add_stretching(self.about)
        self.header.add_right(self.back_button)
        self.header.add_right(self.next_button)
        self._add_keys("Esc", self.back_button)
        self._add_keys("Ctrl+Return", self.next_button)
        self._add_keys("Ctrl+Enter", self.next_button)

    def _add_keys(self, keys: str, made: QPushButton) -> None:
        """Not as the button's own shortcut: that is lost whenever its text changes."""
        QShortcut(QKeySequence(keys), self).activated.connect(made.click)

    def _connect(self) -> None:
        self.file.chosen.connect(self.read)
        self.sheet.table_chosen.connect(self._look_at_table)
        self.sheet.header_chosen.connect(self._look_at_header)
        self.sheet.kind_changed.connect(self._kind_changed)
        self.sheet.text.changed.connect(self._read_again)
        self.columns.problem_changed.connect(self._judge)
        self.review.taken_changed.connect(self._count)
        self.review.save_rejected.connect(self._save_rejected)
        self.review.without_wanted.connect(self._take_without)
        self.more.table_chosen.connect(self._go_on_with)
        self.more.programme_chosen.connect(self._go_on_with_programme)

    # -- reading -----------------------------------------------------------------------------------------------------

    @Slot(object, object)
    def read(self, path: Path, password: str | None = None) -> None:
        """Read a file and go on to its sheet or its columns, or for a programme file to the review."""
        self.file.show_reading(path)
        self._go_to(self.file)
        self.header.set_title(_("Import “{name}”").format(name=path.name))
        self._start(reader(path, password), self._has_read, _("Reading “{name}”").format(name=path.name))

    @Slot(str, str)
    def _read_again(self, encoding: str, delimiter: str) -> None:
        """Read a text file in another encoding or with another delimiter."""
        assert self._read is not None
        path = self._read.path
        work = reader(path, encoding=encoding, delimiter=delimiter)
        self._start(work, self._has_read_again, _("Reading “{name}”").format(name=path.name))

    def _has_read_again(self, read: ReadFile) -> None:
        assert read.inspection is not None
        self._read = read
        self._show(read.inspection)

    def _has_read(self, read: ReadFile) -> None:
        self._read, self._all_sheets, self._taken, self._others = read, True, set(), OtherTables()
        if read.inspection is None:
            self._plan()
            return
        self._show(read.inspection)
        self._go_to(self.sheet if wants_a_look(read.inspection) else self.columns)
        self.next_button.setFocus()

    def _show(self, inspection: Inspection, *, header_row: int | None = None) -> None:
        """Show a table and what its columns mean; ``header_row`` (from 1) where the user has said it."""
        if is_programme(inspection.kind):
            table = find_table(inspection.table, header_row=header_row)
            inspection = replace(inspection, header_row=table.header + 1)
            self.columns.show_agenda(inspection, table)
        else:
            self.columns.show_people(inspection, remembered(inspection))
        kind = SheetKind.PROGRAMME if is_programme(inspection.kind) else SheetKind.PEOPLE
        self.sheet.show_inspection(inspection, inspection.header_row, kind, all_sheets=self._all_sheets)
        self._keep(inspection)
        self.about.set_text(self._about())

    def _keep(self, inspection: Inspection) -> None:
        assert self._read is not None
        self._read = replace(self._read, inspection=inspection)

    @property
    def _inspection(self) -> Inspection:
        assert self._read is not None
        assert self._read.inspection is not None
        return self._read.inspection

    # What follows is pure and quick, so it is done where it is asked.

    @Slot(object)
    def _look_at_table(self, place: TablePlace | None) -> None:
        seen = self._inspection
        self._all_sheets = place is None
        kind = SheetKind(str(self.sheet.kind.value()))
        if place is not None:
            self._show(replace(inspect_table(seen.workbook, place, seen.tables), kind=kind))
        elif kind is SheetKind.PEOPLE:
            self._show(together(seen))
        else:
            self._show(replace(inspect_workbook(seen.workbook), kind=kind))

    @Slot(int)
    def _look_at_header(self, row: int) -> None:
        found = inspect_workbook(self._inspection.workbook, sheet=self._inspection.sheet, header_row=row)
        self._all_sheets = False
        self._show(replace(found, kind=SheetKind(str(self.sheet.kind.value()))), header_row=row)

    @Slot(object)
    def _kind_changed(self, kind: SheetKind) -> None:
        found = replace(inspect_workbook(self._inspection.workbook, sheet=self._inspection.sheet), kind=kind)
        self._show(together(found) if self._all_sheets else found)

    # -- planning ----------------------------------------------------------------------------------------------------

    def _plan(self) -> None:
        assert self._read is not None
        self._changes = ()
        inspection = self._read.inspection
        if inspection is None:
            self._intake = ProgrammeIntake(self._workspace, self._read.path)
        elif is_programme(inspection.kind):
            source = inspection.workbook if self._all_sheets else inspection
            mapping = self.columns.agenda_mapping if self.columns.corrected else None
            self._intake = ProgrammeIntake(self._workspace, source, mapping)
        else:
            self._intake = PeopleIntake(self._workspace, inspection, self.columns.mapping)
        plan = self._intake.plan

        def work(progress: Progress) -> tuple[Review, OtherTables]:
            return plan(progress), self._others_of(inspection)

        self._start(work, self._has_planned_first, _("Comparing with the event"))

    def _others_of(self, inspection: Inspection | None) -> OtherTables:
        """What else the file holds and was not taken in yet."""
        others = other_tables(inspection) if inspection is not None else OtherTables()
        people = tuple(each for each in others.people if each not in self._taken)
        return OtherTables(people, () if None in self._taken else others.programme)

    def _has_planned_first(self, planned: tuple[Review, OtherTables]) -> None:
        review, self._others = planned
        self._has_planned(review)

    def _plan_anew(self, changes: tuple[RowChange, ...]) -> None:
        """The event changed while the review was looked at: show it again, with what is different."""
        assert self._intake is not None
        self._changes = changes
        self._start(self._intake.plan, self._has_planned, _("Comparing with the event"))

    def _has_planned(self, review: Review) -> None:
        assert self._intake is not None
        self.review.show_review(review, self._intake.details, self._changes)
        self._go_to(self.review)
        self.review.table.setFocus()

    @Slot(object, bool)
    def _take_without(self, rows: frozenset[int], without: bool) -> None:
        assert self._intake is not None
        self._intake.take_without(rows, without=without)
        self._start(self._intake.plan, self._has_planned_again, _("Comparing with the event"))

    def _has_planned_again(self, review: Review) -> None:
        self.review.show_again(review)
        self.review.table.setFocus()

    # -- writing -----------------------------------------------------------------------------------------------------

    def _apply(self) -> None:
        assert self._intake is not None
        assert self.review.model is not None
        assert self._read is not None
        intake, decisions = self._intake, self.review.model.answers.decisions()
        self._start(lambda progress: intake.apply(decisions, progress), self._has_applied, _("Importing"))

    def _has_applied(self, _none: object) -> None:
        """Offer what else the file holds and was not taken in yet, or show what was."""
        assert self._intake is not None
        self._shell.announce()
        if self._read is not None and self._read.inspection is not None:
            inspection = self._read.inspection
            self._taken.update((None,) if is_programme(inspection.kind) else inspection.places)
            if self._others.people or self._others.programme:
                self.more.offer(self._workspace.undo_label or "", inspection, self._others)
                self._go_to(self.more)
                return
        self._leave_for(self._intake.page)

    def _leave_for(self, page: str) -> None:
        self._shell.give_back(self.PAGE)
        self._shell.show_page(page)

    @Slot(object)
    def _go_on_with(self, place: TablePlace) -> None:
        self._all_sheets = True
        self._show(inspect_table(self._inspection.workbook, place, self._inspection.tables))
        self._go_to(self.columns)

    @Slot()
    def _go_on_with_programme(self) -> None:
        workbook = self._inspection.workbook
        agenda = agenda_tables(workbook)[0].sheet
        found = inspect_workbook(workbook, sheet=workbook.sheets.index(agenda))
        self._all_sheets = True
        self._show(replace(found, kind=SheetKind.PROGRAMME))
        self._go_to(self.columns)

    @Slot()
    def _save_rejected(self) -> None:
        if self._read is not None and self._intake is not None:
            save_rejected(self._shell, self._read.path, self._intake.write_rejected)

    # -- the header --------------------------------------------------------------------------------------------------

    def _go_to(self, step: QWidget) -> None:
        self.steps.setCurrentWidget(step)
        self.next_button.setVisible(step is not self.file)
        self.back_button.setVisible(step is not self.more)
        self.back_button.setText(self._back_text(step))
        self.back_button.setToolTip(with_shortcut(self.back_button.text(), "Esc"))
        if step is self.columns:
            self.next_button.setText(_("Review"))
            self._judge(self.columns.problem.text())
        elif step in (self.sheet, self.more):
            self.next_button.setText(_("Columns") if step is self.sheet else _("Done"))
            self.next_button.setEnabled(True)
            self.next_button.setToolTip(with_shortcut(self.next_button.text(), "Ctrl+Return"))
        self.about.set_text("" if step is self.file else self._about())

    def _back_text(self, step: QWidget) -> str:
        if step is self.columns:
            return _("Back to the sheet")
        return _("Back to columns") if self._can_go_back(step) else _("Cancel")

    def _can_go_back(self, step: QWidget | None) -> bool:
        return step is self.review and self._read is not None and self._read.inspection is not None

    def _about(self) -> str:
        if self._read is None:
            return ""
        seconds = _("read in {seconds:.1f} s").format(seconds=self._read.seconds)
        inspection = self._read.inspection
        if inspection is None:
            return _("a whole programme")
        parts = [_("sheet {name}").format(name=inspection.table.name)] if inspection.table.name else []
        if inspection.parts:
            parts = [together_text([each.place for each in inspection.parts])]
        found = _("header found in row {row}") if inspection.header_row else _("no header row")
        return " · ".join([*parts, found.format(row=inspection.header_row), seconds])

    @Slot(str)
    def _judge(self, problem: str) -> None:
        self.next_button.setEnabled(not problem)
        self.next_button.setToolTip(problem or with_shortcut(_("Show what each row would do"), "Ctrl+Return"))

    @Slot(int)
    def _count(self, taken: int) -> None:
        if taken == 0 and self._others.programme:
            self.next_button.setText(_("Go on to the programme of this workbook"))
            self.next_button.setEnabled(True)
            self.next_button.setToolTip(with_shortcut(self.next_button.text(), "Ctrl+Return"))
            return
        text = ngettext("Import {count:,} as one step", "Import {count:,} as one step", taken)
        self.next_button.setText(text.format(count=taken))
        self.next_button.setEnabled(taken > 0)
        nothing = _("There is nothing to import: no row would change anything.")
        self.next_button.setToolTip(with_shortcut(self.next_button.text(), "Ctrl+Return") if taken else nothing)

    @Slot()
    def _back(self) -> None:
        step = self.steps.currentWidget()
        if step is self.columns:
            self._go_to(self.sheet)
        elif self._can_go_back(step):
            self._go_to(self.columns)
        elif step is self.more:
            self._next()
        else:
            self._shell.give_back(self.PAGE)

    @Slot()
    def _next(self) -> None:
        step = self.steps.currentWidget()
        if step is self.sheet:
            self._go_to(self.columns)
        elif step is self.columns:
            self._plan()
        elif step is self.more:
            assert self._intake is not None
            self._leave_for(self._intake.page)
        elif self.review.model is not None and not self.review.model.taken:
            self._taken.update(self._inspection.places)
            self._go_on_with_programme()
        else:
            self._apply()

    # -- jobs and files ----------------------------------------------------------------------------------------------

    def _start(self, work: Callable[[Progress], T], done: Callable[[T], object], title: str) -> None:
        self.setEnabled(False)
        self._shell.jobs.start(work, done, title, failed=self._failed, over=self._is_over)

    def _is_over(self) -> None:
        """The user may go on; after Cancel from where the job began."""
        self.setEnabled(True)
        self.file.show_empty()

    def _failed(self, error: Exception) -> None:
        """Say in place what went wrong; what is no sentence for people is somebody else's to present."""
        if isinstance(error, PlanChanged):
            self._plan_anew(error.changes)
        elif isinstance(error, PasswordNeeded):
            self.file.ask_password(str(error))
        elif isinstance(error, OrganizerError) and self.steps.currentWidget() is self.file:
            self.file.show_error(str(error))
        else:
            self._shell.present(error)
