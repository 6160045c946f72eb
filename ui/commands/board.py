"""``check`` and ``move``: the schedule without the board."""

from argparse import Namespace
from collections import Counter
from typing import TYPE_CHECKING

from organizer.i18n import _
from ui.commands.console import Console, Result, Verbs, add_verb
from ui.commands.naming import Named, find_one, parse_start
from ui.commands.opening import opened

if TYPE_CHECKING:
    from organizer.domain.schedule.timetable import Answer, Card, Conflict, Snapshot


def add(verbs: Verbs) -> None:
    """The verbs of the schedule."""
    parser = add_verb(verbs, "check", _("list every conflict; exit code 1 if one is not accepted"), check)
    parser.add_argument("event", metavar=_("EVENT"))
    parser = add_verb(verbs, "move", _("what a drop on the board does, with the same answer"), move)
    parser.add_argument("event", metavar=_("EVENT"))
    parser.add_argument("session", metavar=_("SESSION"), help=_("id, code or title, in any case"))
    parser.add_argument("--room", required=True, help=_("id or name, in any case"))
    parser.add_argument("--start", required=True, help=_("10:30, 2026-11-05 10:30, or 2 10:30 on the second day"))
    parser.add_argument("--dry-run", action="store_true", help=_("answer only, move nothing"))


def check(arguments: Namespace, _console: Console) -> Result:
    """Every conflict with its severity, its reason and whom it touches."""
    from organizer.domain.schedule import timetable
    from organizer.services import schedule

    with opened(arguments.event) as workspace:
        snapshot = schedule.snapshot(workspace)
    found = timetable.conflicts(snapshot)
    counts = Counter(each.severity.value for each in found if not each.accepted)
    document = {
        "conflicts": [_conflict(each) for each in found],
        "counts": {severity.value: counts[severity.value] for severity in timetable.Severity}
        | {"accepted": sum(each.accepted for each in found)},
    }
    lines = [_line(each, snapshot) for each in found if not each.accepted]
    return Result(document, "\n".join(lines) or _("No conflicts."), code=1 if lines else 0)


def move(arguments: Namespace, _console: Console) -> Result:
    """Ask what the move would do, and make it unless it is refused or only asked for."""
    from organizer.domain.schedule import timetable
    from organizer.services import schedule

    with opened(arguments.event) as workspace:
        snapshot = schedule.snapshot(workspace)
        session = find_one(arguments.session, [Named(each.id, _names(each)) for each in snapshot.cards])
        room = find_one(arguments.room, [Named(each.id, (each.name, each.second_name)) for each in snapshot.rooms])
        now = snapshot.card_by_id[session].placement
        day, start = parse_start(
            arguments.start, first=snapshot.start_date, days=snapshot.days, day=now.day if now else None
        )
        target = timetable.Placement(room, day, start)
        answer = timetable.plan_move(snapshot, session, target)
        operation = None
        if answer.allowed and not arguments.dry_run:
            schedule.move_session(workspace, session, target)
            operation = workspace.last_operation
    return _moved(answer, operation)


def _moved(answer: "Answer", operation: int | None) -> Result:
    document = {
        "allowed": answer.allowed,
        "warnings": [each.text for each in answer.warnings],
        "refused": answer.refused,
        "operation": operation,
    }
    if answer.refused is not None:
        return Result(document, answer.refused, code=2)
    done = _("Moved.") if operation is not None else _("It can be moved there.")
    return Result(document, "\n".join([done, *(each.text for each in answer.warnings)]))


def _names(card: "Card") -> tuple[str, ...]:
    return (card.title, card.second_title, card.code)


def _line(conflict: "Conflict", snapshot: "Snapshot") -> str:
    """The conflict for people; where it is about one session only, its text does not name it."""
    from organizer.domain.schedule.conflict_values import Level
    from organizer.domain.schedule.norms import level_words

    text = conflict.text
    if len(conflict.sessions) == 1:
        text = _("“{title}”: {text}").format(title=snapshot.card_by_id[conflict.sessions[0]].title, text=text)
    return _("{name}: {text}").format(name=level_words()[Level(conflict.severity.value)], text=text)


def _conflict(conflict: "Conflict") -> dict[str, object]:
    return {
        "severity": conflict.severity.value,
        "rule": conflict.rule.value,
        "text": conflict.text,
        "sessions": list(conflict.sessions),
        "people": list(conflict.people),
        "accepted": conflict.accepted,
    }
