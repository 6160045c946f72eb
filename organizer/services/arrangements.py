"""What people do with several sessions at once; each is one step that undo takes back whole."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime

from organizer.domain.programme.words import SessionState, state_words
from organizer.domain.schedule.arranging import compacted, delayed, rotated
from organizer.domain.schedule.begun import begun as already_begun
from organizer.domain.schedule.fixes import Fix
from organizer.domain.schedule.grid import Answer, Card, Placement, Snapshot
from organizer.i18n import _
from organizer.services.workspace import Workspace
from organizer.storage.session_rows import (
    carry_out,
    day_words,
    named,
    title_of,
    write,
)
from organizer.storage.timetable_rows import read_snapshot


def begun(workspace: Workspace, sessions: Iterable[int], now: datetime | None = None) -> tuple[Card, ...]:
    """Those of the sessions that have begun by ``now`` (an instant with its zone; this one unless told).

    Whoever is about to move or delete them asks first: the past is protected.
    """
    with workspace.reading() as db:
        return already_begun(read_snapshot(db), sessions, now or datetime.now(UTC))


def rotate_rooms(workspace: Workspace, day: int, rooms: Sequence[int]) -> Answer:
    """A day's sessions of each room into the next of ``rooms``, those of the last into the first; locked ones stay.

    Two rooms are swapped.
    """
    chosen = list(dict.fromkeys(rooms))

    def label(now: Snapshot) -> str:
        names = [now.room_by_id[each].name for each in chosen if each in now.room_by_id]
        what = " → ".join([*names, *names[:1]])
        return _("Rotate rooms {rooms} on {day}").format(rooms=what, day=day_words(now, day))

    return _arrange(workspace, label, lambda now: rotated(now, day, chosen))


def delay(
    workspace: Workspace,
    day: int,
    minutes: int,
    *,
    between: tuple[int, int] | None = None,
    rooms: Iterable[int] | None = None,
) -> Answer:
    """A day's sessions so many minutes later (negative: earlier); locked ones stay.

    ``between``: only those that begin from the one minute up to, and without, the other; ``rooms``: only those in them.
    """
    among = None if rooms is None else tuple(rooms)

    def label(now: Snapshot) -> str:
        text = (
            _("Shift {day} by {minutes} minutes")
            if between is None
            else _("Shift a part of {day} by {minutes} minutes")
        )
        return text.format(day=day_words(now, day), minutes=f"{minutes:+d}")

    return _arrange(workspace, label, lambda now: delayed(now, day, minutes, between=between, rooms=among))


def compact(workspace: Workspace, day: int, room: int, *, gap: int = 0) -> Answer:
    """Draw a room's sessions of a day up to each other, ``gap`` minutes apart; locked ones and breaks stay."""

    def label(now: Snapshot) -> str:
        name = now.room_by_id[room].name if room in now.room_by_id else _("no room")
        return _("Close the gaps in {room} on {day}").format(room=name, day=day_words(now, day))

    return _arrange(workspace, label, lambda now: compacted(now, day, room, gap=gap))


def apply_fix(workspace: Workspace, fix: Fix) -> Answer:
    """Do what was proposed; RuleViolation where it cannot be done any more."""
    return _arrange(workspace, lambda _now: fix.text.rstrip("."), lambda _now: dict(fix.moves))


def set_state(workspace: Workspace, sessions: Iterable[int], state: SessionState) -> None:
    """Say how sure it is that sessions take place."""
    chosen: dict[int, None] = dict.fromkeys(sessions)
    label = _("{state}: {what}").format(state=state_words()[state], what=_named(workspace, chosen))
    with workspace.operation(label) as db:
        for each in chosen:
            write(db, each, {"state": state.value})


def set_interpretation(workspace: Workspace, session: int, languages: Iterable[str]) -> None:
    """Say into which languages a session is interpreted."""
    title = _ask(workspace, title_of, session)
    told = [each.strip() for each in languages if each.strip()]
    with workspace.operation(_("Languages of “{title}”").format(title=title)) as db:
        write(db, session, {"interpreted": list(dict.fromkeys(told))})


# -- inside ----------------------------------------------------------------------------------------------------------


def _arrange(
    workspace: Workspace, label: Callable[[Snapshot], str], moves: Callable[[Snapshot], Mapping[int, Placement]]
) -> Answer:
    """Move sessions to where the rows as they are now say; the label is that of a moment before."""
    with workspace.reading() as db:
        before = read_snapshot(db)
    with workspace.operation(label(before)) as db:
        now = read_snapshot(db)
        return carry_out(db, now, moves(now))


def _named(workspace: Workspace, sessions: Mapping[int, object]) -> str:
    with workspace.reading() as db:
        return named(read_snapshot(db), sessions)


def _ask(workspace: Workspace, question: Callable[..., str], *values: object) -> str:
    """What something is called, before the operation that is named by it."""
    with workspace.reading() as db:
        return question(db, *values)
