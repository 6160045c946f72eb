"""A programme on its way in, as the window needs it."""

from collections.abc import Set
from pathlib import Path
from typing import TYPE_CHECKING

from organizer.domain.agenda.columns import AgendaMapping
from organizer.domain.imports.decisions import Decisions
from organizer.domain.imports.outcomes import Group
from organizer.domain.programme.in_files import BreakEntry, EntryKind
from organizer.domain.programme.words import role_words, span
from organizer.domain.sheets.workbook import Inspection, SheetRow, Workbook
from organizer.i18n import _
from organizer.progress import Progress
from ui.imports.intake import changes, clashing, differing, rejection
from ui.imports.rows import Details, Review, ReviewRow, review
from ui.imports.words import agenda_words
from ui.programme.words import day_word

if TYPE_CHECKING:
    from organizer.domain.imports.programme_decision import RemovedEntry
    from organizer.domain.imports.programme_plan import PlannedEntry, ProgrammePlan
    from organizer.domain.programme.in_files import RejectedEntry
    from organizer.services.workspace import Workspace


class ProgrammeIntake:
    """A sheet of sessions, or a programme file."""

    page = "programme"

    def __init__(
        self, workspace: "Workspace", source: Workbook | Inspection | Path, mapping: AgendaMapping | None = None
    ) -> None:
        """``mapping`` overrules what was guessed of the columns."""
        self._workspace, self._source, self._mapping = workspace, source, mapping
        self._plan: ProgrammePlan | None = None

    def plan(self, progress: Progress) -> Review:
        """See :class:`ui.imports.intake.Intake`."""
        from organizer.services import programme_imports

        self._plan = programme_imports.plan_programme(self._workspace, self._source, progress, self._mapping)
        return programme_review(self._plan)

    def details(self, row: ReviewRow) -> Details:  # noqa: ARG002 - a line of a programme says all in its cells
        """See :class:`ui.imports.intake.Intake`."""
        return Details()

    def take_without(self, rows: Set[int], *, without: bool) -> None:
        """See :class:`ui.imports.intake.Intake`; no value of a programme is known not to be needed."""

    def apply(self, decisions: Decisions, progress: Progress) -> None:
        """See :class:`ui.imports.intake.Intake`."""
        from organizer.services import programme_imports

        assert self._plan is not None
        programme_imports.apply_programme(self._workspace, self._plan, progress, decisions=decisions)

    def write_rejected(self, path: Path, progress: Progress) -> int:
        """See :class:`ui.imports.intake.Intake`."""
        from organizer.services import import_reports

        assert self._plan is not None
        return import_reports.write_rejected_entries(path, self._plan, progress, doubtful=False)


def programme_review(plan: "ProgrammePlan") -> Review:
    """A plan as rows to look at."""

    def line(group: Group, entry: "PlannedEntry", why: str = "") -> ReviewRow:
        cells = (entry.title, _entry_word(entry.kind), entry.where)
        choices = (*clashing(entry.clashes, label_word), *differing(entry.differences, label_word))
        alike = entry.reason if entry.clashes else ""
        return ReviewRow(
            group,
            entry.number,
            SheetRow(entry.row),
            cells,
            why,
            differing=choices if entry.clashes or group is Group.UPDATED else (),
            alike=alike,
        )

    rows = [line(Group.NEW, entry, _new(entry)) for entry in plan.new]
    rows += [line(Group.UPDATED, entry, changes(entry.differences, label_word)) for entry in plan.updated]
    rows += [line(Group.UNCHANGED, entry) for entry in plan.unchanged]
    rows += [line(Group.CONFLICTING, entry, entry.reason) for entry in plan.conflicting]
    rows += [_missing(entry) for entry in plan.removed]
    rows += [_rejected_line(row) for row in plan.rejected]
    return review({_("Title"): 330, _("Kind"): 80, _("Room or session"): 180}, rows, plan.notes)


def _new(entry: "PlannedEntry") -> str:
    """When and where something new is: ``Sat 26 Sep 10:00–11:00 · Hall B``; talks stand below their session."""
    if entry.kind is EntryKind.TALK:
        return ""
    if entry.time is None:
        return " · ".join(filter(None, (_("not scheduled"), entry.where)))
    on, times = entry.time.day, span(entry.time.start, entry.time.end)
    day = _("day {number}").format(number=on) if isinstance(on, int) else day_word(on)
    return " · ".join(filter(None, (f"{day} {times}", entry.where)))


def _rejected_line(row: "RejectedEntry") -> ReviewRow:
    at, entry = SheetRow(row.row), row.entry
    kind = EntryKind.BREAK if isinstance(entry, BreakEntry) else EntryKind.SESSION
    cells = (entry.title, _entry_word(kind), entry.room) if entry else ("", "", "")
    return ReviewRow(Group.REJECTED, row.row, at, cells, rejection(row, at))


def _missing(entry: "RemovedEntry") -> ReviewRow:
    """Something that was exported and is gone from the file: removed only where somebody ticks the row."""
    why = _("no longer in the file; tick the row to remove it from the event")
    if entry.changed_here:
        why = _("no longer in the file, but changed in the event since; tick the row to remove it")
    return ReviewRow(Group.REMOVED, -entry.number, None, (entry.title, _entry_word(entry.kind), entry.where), why)


def _entry_word(kind: EntryKind) -> str:
    return {EntryKind.SESSION: _("session"), EntryKind.TALK: _("talk"), EntryKind.BREAK: _("break")}[kind]


def label_word(label: str) -> str:
    """What a value of an entry is called."""
    words: dict[str, str] = {role.value: word for role, word in role_words().items()}
    words |= agenda_words() | {"time": _("Time"), "session": _("Session")}
    return words.get(label, label)
