"""``new``, ``sample``, ``info``, ``backup``, ``verify``: the event as a whole."""

from argparse import Namespace
from contextlib import closing
from datetime import date
from pathlib import Path

from organizer.errors import BadInput
from organizer.i18n import _
from ui.commands.console import Console, Result, Verbs, add_verb, columns
from ui.commands.opening import opened

LONGEST = 31
"""Days of an event, as in the window's own form."""


def add(verbs: Verbs) -> None:
    """The verbs of the whole event."""
    parser = add_verb(verbs, "new", _("make an empty event"), new)
    parser.add_argument("event", metavar=_("EVENT"))
    parser.add_argument("--name", required=True, help=_("what it is called"))
    parser.add_argument("--start", required=True, help=_("the first day, like 2026-11-05"))
    parser.add_argument("--days", type=int, default=1, help=_("how many days (1 unless told otherwise)"))
    parser.add_argument("--place", default="", help=_("where it is"))
    parser.add_argument("--second-name", default="", help=_("what it is called in the second language"))
    parser = add_verb(verbs, "sample", _("make the reference event, complete and invented"), sample)
    parser.add_argument("event", metavar=_("EVENT"))
    parser.add_argument("--people", type=int, default=1200, help=_("how many attendees (1,200 unless told otherwise)"))
    parser.add_argument("--sheets", type=Path, metavar=_("DIR"), help=_("also write the workbooks it came from"))
    for name, summary, run in (
        ("info", _("count everything"), info),
        ("verify", _("check file, journal and references; exit code 1 if something is wrong"), verify),
    ):
        add_verb(verbs, name, summary, run).add_argument("event", metavar=_("EVENT"))
    parser = add_verb(verbs, "backup", _("make a consistent copy"), backup)
    parser.add_argument("event", metavar=_("EVENT"))
    parser.add_argument("folder", metavar=_("DIR"), nargs="?", type=Path, help=_("beside the event unless told"))


def new(arguments: Namespace, _console: Console) -> Result:
    """An empty event."""
    from organizer.services.workspace import Workspace

    if arguments.days < 1:
        raise BadInput(_("An event has at least one day."))
    if arguments.days > LONGEST:
        raise BadInput(_("An event has at most {count} days.").format(count=LONGEST))
    if not arguments.name.strip():
        raise BadInput(_("Give the event a name."))
    values = {
        "name": arguments.name,
        "second_name": arguments.second_name,
        "place": arguments.place,
        "start_date": _date(arguments.start).isoformat(),
        "days": arguments.days,
    }
    with closing(Workspace.create(arguments.event, values)) as workspace:
        document = {"event": arguments.name, "operation": workspace.last_operation}
    return Result(document, _("Made “{name}” in {file}.").format(name=arguments.name, file=arguments.event))


def sample(arguments: Namespace, console: Console) -> Result:
    """The reference event, and with a folder the workbooks it was imported from."""
    from organizer.services import sample as samples
    from organizer.services.outputs import refuse_folder

    if arguments.sheets:
        refuse_folder(arguments.sheets)
    if arguments.people < 0:
        raise BadInput(_("The number of attendees cannot be negative."))
    made = samples.create_sample(arguments.event, arguments.people, console.progress(), sheets=arguments.sheets)
    with closing(made):
        sheets = sorted(map(str, arguments.sheets.glob("*.xlsx"))) if arguments.sheets else []
    lines = [_("Made the sample event in {file}.").format(file=arguments.event), *sheets]
    return Result({"event": arguments.event, "people": arguments.people, "sheets": sheets}, "\n".join(lines))


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise BadInput(_("“{text}” is no day; write it like 2026-11-05.").format(text=text)) from error


def info(arguments: Namespace, _console: Console) -> Result:
    """Counts of everything."""
    from organizer.services.contents import contents

    with opened(arguments.event) as workspace:
        found = contents(workspace)
    last = {"id": found.last_operation[0], "label": found.last_operation[1]} if found.last_operation else None
    document = {"event": found.event, "schema": found.schema, "counts": found.counts, "last_operation": last}
    words = _count_words()
    rows: list[tuple[object, object]] = [(count, words[name]) for name, count in found.counts.items()]
    said = _("Last operation: {label}").format(label=last["label"]) if last else ""
    return Result(document, "\n".join([found.event, columns(rows), said]).rstrip())


def _count_words() -> dict[str, str]:
    return {
        "people": _("people"),
        "organizations": _("organizations"),
        "activities": _("activities"),
        "sessions": _("sessions"),
        "talks": _("talks"),
        "tracks": _("tracks"),
        "rooms": _("rooms"),
        "projects": _("projects"),
        "scans": _("scans"),
        "operations": _("operations"),
        "scheduled": _("scheduled"),
        "unscheduled": _("unscheduled"),
    }


def verify(arguments: Namespace, _console: Console) -> Result:
    """Whether file, journal and references are sound."""
    from organizer.services import safekeeping

    with opened(arguments.event) as workspace:
        problems = safekeeping.verify(workspace)
    document = {"ok": not problems, "problems": list(problems)}
    return Result(document, "\n".join(problems) or _("All is well."), code=1 if problems else 0)


def backup(arguments: Namespace, _console: Console) -> Result:
    """A consistent copy, made while others may write."""
    from organizer.services import safekeeping
    from organizer.services.outputs import refuse_folder

    if arguments.folder:
        refuse_folder(arguments.folder)
    with opened(arguments.event) as workspace:
        made = safekeeping.back_up(workspace, arguments.folder)
    return Result({"file": str(made)}, _("Copied to {file}.").format(file=made))
