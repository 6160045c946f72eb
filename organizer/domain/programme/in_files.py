"""A programme as a file tells it: the values between the readers and writers of programme files and an import.

``day`` counts from 0 at ``Programme.start_date``; ``start`` is minutes since that day's midnight and may pass 1,440;
``duration`` is minutes. ``row`` counts from 1: a spreadsheet's row, or the entry's place in an XML file. An empty text
and None mean that the file says nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from organizer.domain.programme.words import BreakKind, RoleKind, SessionState


class EntryKind(StrEnum):
    """What a line of a programme file is."""

    SESSION = "session"
    TALK = "talk"
    BREAK = "break"


@dataclass(frozen=True, slots=True)
class Credit:
    """Somebody named in a programme; ``uid`` is what the source calls the person, where it does."""

    name: str
    role: RoleKind = RoleKind.SPEAKER
    organization: str = ""
    second_name: str = ""
    uid: str = ""


@dataclass(frozen=True, slots=True)
class TalkEntry:
    """One entry inside a session; their order is the order of the file."""

    row: int
    title: str
    second_title: str = ""
    duration: int | None = None
    language: str = ""
    description: str = ""
    uid: str = ""
    people: tuple[Credit, ...] = ()


@dataclass(frozen=True, slots=True)
class SessionEntry:
    """One session; without ``day`` and ``start`` it is not scheduled."""

    row: int
    title: str
    second_title: str = ""
    uid: str = ""
    code: str = ""
    activity: str = ""
    track: str = ""
    kind: str = ""
    language: str = ""
    description: str = ""
    room: str = ""
    day: int | None = None
    start: int | None = None
    duration: int | None = None
    expected: int | None = None
    people: tuple[Credit, ...] = ()
    talks: tuple[TalkEntry, ...] = ()
    state: SessionState | None = None
    interpreted: tuple[str, ...] = ()
    """The languages into which it is interpreted."""
    note: str = ""
    """For staff: it goes into our own sheets and is in no other file."""


@dataclass(frozen=True, slots=True)
class BreakEntry:
    """A pause; without ``room`` it spans all of them."""

    row: int
    title: str
    day: int
    start: int
    duration: int
    second_title: str = ""
    room: str = ""
    kind: BreakKind = BreakKind.BREAK
    uid: str = ""


class Rejection(StrEnum):
    """Why a reader, which speaks no language, does not take an entry."""

    NO_TITLE = "no-title"
    NOT_ACCEPTED = "not-accepted"


class LeftOut(StrEnum):
    """What a file says besides, for which an event has no place."""

    LINKS = "links"
    FILES = "files"
    TAGS = "tags"
    LEVELS = "levels"
    ANSWERS = "answers"
    BIOGRAPHIES = "biographies"


@dataclass(frozen=True, slots=True)
class RejectedEntry:
    """A line that cannot be taken; ``column`` is the header of the cell at fault, ``sheet`` the name of its sheet.

    Without a ``reason`` it is made of ``why`` and ``detail``, which names the entry. ``entry``: what could be read of a
    line that stands in no sheet.
    """

    row: int
    column: str | None
    reason: str
    sheet: str = ""
    why: Rejection = Rejection.NO_TITLE
    detail: str = ""
    entry: SessionEntry | BreakEntry | None = None


@dataclass(frozen=True, slots=True)
class Programme:
    """Everything that a file says about a programme; ``rooms`` and ``tracks`` stand in the file's order.

    ``tells_roles`` is False where a format only knows persons: they are credited as speakers, and somebody who chairs
    here already, or gives one of the talks, is not made a speaker by it. ``places_only``: a board, which moves sessions
    that are there but has no room to say all about them. ``missing``: files that belong to this one and were not there.
    ``far_away``: titles of entries whose date is so far from all others that it was not believed; ``endless``: of those
    that repeat without an end. ``in_utc``: the file tells its times in UTC and names no zone; ``timezone`` is then the
    one by whose clock they are taken. ``uid`` and, as many as ``rooms``, ``room_uids``: names that stay the same, where
    the source has such. ``is_whole``: a release of a whole programme, so that a session which an earlier one had and
    this one has not is gone.
    """

    name: str = ""
    start_date: date | None = None
    days: int = 1
    timezone: str = ""
    rooms: tuple[str, ...] = ()
    tracks: tuple[str, ...] = ()
    tells_roles: bool = True
    places_only: bool = False
    sessions: tuple[SessionEntry, ...] = ()
    breaks: tuple[BreakEntry, ...] = ()
    rejected: tuple[RejectedEntry, ...] = ()
    notes: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    far_away: tuple[str, ...] = ()
    endless: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    in_utc: bool = False
    uid: str = ""
    room_uids: tuple[str, ...] = ()
    is_whole: bool = False


def date_of(programme: Programme, day: int) -> date | int:
    """The calendar day, or its number from 1 where the programme has no date."""
    return day + 1 if programme.start_date is None else programme.start_date + timedelta(days=day)


def names_of(people: Iterable[Credit], *roles: RoleKind) -> list[str]:
    """The names of those who have these roles, role by role."""
    everybody = list(people)
    return [each.name for role in roles for each in everybody if each.role is role]


def rooms_of(programme: Programme) -> list[str]:
    """Every room that the file names, as often as it does."""
    named = [*(each.room for each in programme.sessions), *(each.room for each in programme.breaks)]
    return [*programme.rooms, *named]


def tracks_of(programme: Programme) -> list[str]:
    """Every track that the file names, as often as it does."""
    return [*programme.tracks, *(each.track for each in programme.sessions)]


def activities_of(programme: Programme) -> list[str]:
    """Every activity that the file names, as often as it does."""
    return [each.activity for each in programme.sessions]
