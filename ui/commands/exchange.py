"""``import`` and ``export``: what comes as a file and what leaves as one."""

from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from organizer.errors import BadInput, Refused
from organizer.i18n import _
from ui.commands import import_reading
from ui.commands.console import Console, Result, Verbs, add_verb
from ui.commands.opening import opened

if TYPE_CHECKING:
    from organizer.domain.imports.people_plan import PeoplePlan
    from organizer.domain.imports.plan_changes import RowChange
    from organizer.domain.imports.programme_plan import ProgrammePlan
    from organizer.domain.sheets.export_choice import PeopleChoice
    from organizer.domain.sheets.workbook import Inspection, Workbook
    from organizer.services.workspace import Workspace

Plan = TypeVar("Plan", "PeoplePlan", "ProgrammePlan")

Told = Mapping[str, str | None]
"""What a mapping file says."""

PROGRAMMES = ("programme", "schedule")
KINDS = ("people", *PROGRAMMES)
_ATTEMPTS = 3  # plans written anew when others change the event in between
PARTS = ("people", "arrivals", "programme", "schedule", "sessions", "grid", "all", "template")
ENCODINGS = {"utf-8": "utf-8-sig", "gb18030": "gb18030"}


def add(verbs: Verbs) -> None:
    """The verbs of exchange with other programs."""
    parser = add_verb(verbs, "import", _("take in sheets and programme files of any platform"), take_in)
    parser.add_argument("event", metavar=_("EVENT"))
    parser.add_argument("files", metavar=_("FILE"), type=Path, nargs="+")
    parser.add_argument("--as", dest="kind", choices=KINDS, help=_("what the files are (guessed unless told)"))
    parser.add_argument("--dry-run", action="store_true", help=_("say what would happen, write nothing"))
    parser.add_argument("--mapping", metavar="M.json", type=Path, help=_("what columns mean, where the guess is wrong"))
    parser.add_argument("--report", metavar="REJECTED.xlsx", type=Path, help=_("write the rows that were not taken"))
    parser.add_argument(
        "--take-without-bad-values",
        action="store_true",
        help=_("of people: take rows that only a bad value keeps out; it goes into the person’s note"),
    )
    parser.add_argument(
        "--sheet",
        metavar=_("NAME"),
        help=_("which sheet of a workbook (the clearest unless told); all: those with the same headers together"),
    )
    parser.add_argument(
        "--header-row", metavar="N", type=int, help=_("the row of the headers, from 1; 0: there is none")
    )
    parser.add_argument("--table", metavar="N", type=int, help=_("which of several tables, as a dry run counts them"))
    parser.add_argument("--encoding", metavar="NAME", help=_("how a text file is written, where the guess is wrong"))
    parser.add_argument(
        "--delimiter", metavar="C", help=_("between the cells of a text file, where the guess is wrong")
    )
    parser.add_argument("--password", help=_("opens a protected workbook"))
    parser = add_verb(verbs, "export", _("write people, programme or the grid to a file"), export)
    parser.add_argument("event", metavar=_("EVENT"))
    parser.add_argument("file", metavar=_("FILE"), type=Path, help=_("its ending says the format"))
    parser.add_argument("--what", choices=PARTS, default="all", help=_("everything unless told"))
    parser.add_argument("--columns", metavar="A,B,…", help=_("of people: which columns in which order"))
    parser.add_argument("--category", metavar=_("NAME"), action="append", help=_("of people: only these categories"))
    parser.add_argument("--order", metavar=_("COLUMN"), default="name", help=_("of people: sorted by what"))
    parser.add_argument("--descending", action="store_true", help=_("the last of the order first"))
    parser.add_argument("--sheet-per-category", action="store_true", help=_("a sheet for each category of people"))
    parser.add_argument("--encoding", choices=ENCODINGS, default="utf-8", help=_("of a .csv file"))


def take_in(arguments: Namespace, console: Console) -> Result:
    """Import each file as one operation; with several files the document is a list of theirs."""
    if arguments.report:
        _refuse_report(arguments)
    with opened(arguments.event) as workspace:
        documents = [_take_in_one(workspace, file, arguments, console) for file in arguments.files]
    lines = [line for each in documents for line in import_reading.lines(each)]
    if arguments.dry_run:
        lines.append(_("Nothing was written."))
    document = documents[0] if len(documents) == 1 else {"files": documents}
    return Result(document, "\n".join(lines))


def _refuse_report(arguments: Namespace) -> None:
    """Before anything is read: the first of several files must not be written over the second."""
    from organizer.services.import_reports import ENDINGS
    from organizer.services.outputs import refuse_output

    sources = [*arguments.files, *filter(None, [arguments.mapping])]
    refuse_output(arguments.report, ENDINGS, sources=sources)
    if len(arguments.files) > 1:
        raise BadInput(_("A report is of one file, and the next one would replace it. Import the files one by one."))


def _take_in_one(workspace: "Workspace", file: Path, arguments: Namespace, console: Console) -> dict[str, Any]:
    from organizer.domain.sheets.joining import is_own, together
    from organizer.services import imports, programme_imports

    told = import_reading.read_mapping(arguments.mapping) if arguments.mapping else {}
    if programme_imports.is_programme_file(file):
        return _take_in_programme(workspace, file, told, arguments=arguments, console=console)
    encoding = import_reading.known_encoding(arguments.encoding)
    delimiter, password = import_reading.known_delimiter(arguments.delimiter), arguments.password
    inspection = imports.inspect(file, console.progress(), password=password, encoding=encoding, delimiter=delimiter)
    pointed = any(each is not None for each in (arguments.sheet, arguments.header_row, arguments.table))
    if arguments.table is not None:
        inspection = import_reading.chosen_table(inspection, arguments.table)
    elif import_reading.wants_all(inspection, arguments.sheet):
        inspection, pointed = together(inspection), False
    elif pointed:
        inspection = import_reading.pointed_at(inspection, arguments.sheet, arguments.header_row)
    elif is_own(inspection):
        inspection = together(inspection)
    for note in inspection.notes:
        console.note(note)
    if (arguments.kind or inspection.kind) not in PROGRAMMES:
        return _take_in_people(workspace, inspection, told, arguments=arguments, console=console)
    source = inspection if pointed else inspection.workbook
    return _take_in_programme(workspace, source, told, arguments=arguments, console=console)


def _take_in_people(
    workspace: "Workspace", inspection: "Inspection", told: Told, *, arguments: Namespace, console: Console
) -> dict[str, Any]:
    from organizer.domain.imports.plan_notes import plan_notes
    from organizer.domain.sheets.workbook import Field
    from organizer.services import column_memory, import_reports, imports

    columns = column_memory.recall(inspection) or inspection.columns
    mapping = import_reading.with_mapping(inspection.mapping, columns, told=told, words=Field)
    plan = imports.plan_people(workspace, inspection, console.progress(), mapping)
    if arguments.take_without_bad_values:
        plan = imports.decide(workspace, plan, imports.taking_without_bad_values(plan), console.progress())
    for note in plan_notes(plan):
        console.note(note)

    def report(plan: "PeoplePlan") -> None:
        if arguments.report:
            import_reports.write_rejected_people(arguments.report, plan, console.progress(), doubtful=True)

    def write(plan: "PeoplePlan") -> None:
        imports.apply_people(workspace, plan, console.progress())

    report(plan)
    if arguments.dry_run:
        return import_reading.people_document(plan)
    written, changes = _written(plan, write, console)
    if changes:
        report(written)
    if told:
        column_memory.remember(inspection, mapping)
    return _told(workspace, import_reading.people_document(written), changes)


def _take_in_programme(
    workspace: "Workspace",
    source: "Path | Workbook | Inspection",
    told: Told,
    *,
    arguments: Namespace,
    console: Console,
) -> dict[str, Any]:
    from organizer.domain.agenda.words import AgendaField
    from organizer.services import import_reports, programme_imports

    plan = programme_imports.plan_programme(workspace, source, console.progress())
    if told:
        guesses = plan.source.columns
        columns = {guess.column: guess.field for guess in guesses}
        mapping = import_reading.with_mapping(guesses, columns, told=told, words=AgendaField)
        plan = programme_imports.plan_programme(workspace, source, console.progress(), mapping)

    for note in plan.notes:
        console.note(note)

    def report(plan: "ProgrammePlan") -> None:
        if arguments.report:
            import_reports.write_rejected_entries(arguments.report, plan, console.progress(), doubtful=True)

    def write(plan: "ProgrammePlan") -> None:
        programme_imports.apply_programme(workspace, plan, console.progress())

    report(plan)
    kind = arguments.kind or "programme"
    if arguments.dry_run:
        return import_reading.programme_document(kind, plan)
    written, changes = _written(plan, write, console)
    if changes:
        report(written)
    return _told(workspace, import_reading.programme_document(kind, written), changes)


def _written(plan: Plan, write: Callable[[Plan], None], console: Console) -> tuple[Plan, "tuple[RowChange, ...]"]:
    """The plan that was written, and which rows differ from the one made first.

    Nobody watches, so an event that changed in between is told and the new plan written.
    """
    from organizer.domain.imports.plan_changes import PlanChanged

    changes: list[RowChange] = []
    for _attempt in range(_ATTEMPTS):
        try:
            write(plan)
            return plan, tuple(changes)
        except PlanChanged as changed:
            console.note(str(changed))
            changes += changed.changes
            again = changed.plan
            assert isinstance(again, type(plan))
            plan = again
    raise Refused(_("Others keep changing the event. Try the import again in a moment."))


def _told(workspace: "Workspace", document: dict[str, Any], changes: "Sequence[RowChange]") -> dict[str, Any]:
    """The document after writing: the id of the operation, None where nothing had to be written."""
    written = document["counts"]["new"] + document["counts"]["updated"]
    told = [import_reading.change_told(each) for each in changes]
    done = document | {"operation": workspace.last_operation if written else None}
    return done | {"changed": told} if told else done


def export(arguments: Namespace, console: Console) -> Result:
    """Write a part of the event in the format that the file's ending names."""
    from organizer.services import exports

    people, encoding = _people_choice(arguments), exports.Encoding(ENCODINGS[arguments.encoding])
    what, progress = exports.What(arguments.what), console.progress()
    with opened(arguments.event) as workspace:
        made = exports.export(workspace, arguments.file, what, progress, people=people, encoding=encoding)
    lines = [f"{name}: {count}" for name, count in made.rows.items()]
    return Result(
        {"file": str(made.path), "rows": made.rows}, "\n".join([_("Wrote {file}.").format(file=made.path), *lines])
    )


def _people_choice(arguments: Namespace) -> "PeopleChoice":
    """Which people and what of them. Raises BadInput for an order that nobody can have."""
    from organizer.domain.sheets.export_choice import PeopleChoice
    from organizer.domain.sheets.workbook import Field

    return PeopleChoice(
        columns=None if arguments.columns is None else tuple(map(str.strip, arguments.columns.split(","))),
        categories=None if arguments.category is None else tuple(arguments.category),
        order=import_reading.field(arguments.order, Field) or Field.NAME,
        descending=arguments.descending,
        by_category=arguments.sheet_per_category,
    )
