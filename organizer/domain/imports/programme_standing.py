"""The programme of the event as it is, for an import to be compared with."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from organizer.domain.folding import fold
from organizer.domain.programme.words import BreakKind, RoleKind, SessionState


class Names:
    """Finds a row by any of its names, however they are written."""

    def __init__(self, rows: Iterable[tuple[int, Sequence[str]]]) -> None:
        self._ids: dict[str, int] = {}
        self._labels: dict[int, str] = {}
        for number, names in rows:
            self._labels[number] = next(filter(None, names), "")
            for name in filter(None, names):
                self._ids.setdefault(fold(name), number)

    def label(self, number: int | None) -> str:
        """The first name of a row; empty for None."""
        return "" if number is None else self._labels.get(number, "")

    def get(self, name: str) -> int | None:
        """The id behind a name; None for an empty or unknown one."""
        return self._ids.get(fold(name)) if name else None

    def missing(self, names: Iterable[str]) -> tuple[str, ...]:
        """The names that nothing here has, each once, in their order."""
        unknown: dict[str, str] = {}
        for name in names:
            if name and fold(name) not in self._ids:
                unknown.setdefault(fold(name), name)
        return tuple(unknown.values())


@dataclass(frozen=True, slots=True)
class StandingPerson:
    """Somebody who is in the event; ``organizations`` are all names of the one organization."""

    id: int
    uid: str
    names: tuple[str, ...]
    organizations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StandingTalk:
    """A talk that is in the event; ``people`` are ids with roles."""

    id: int
    uid: str
    session: int | None
    title: str
    second_title: str
    duration: int
    language: str
    description: str
    people: tuple[tuple[RoleKind, int], ...]


@dataclass(frozen=True, slots=True)
class StandingSession:
    """A session that is in the event; room, track and activity are ids."""

    id: int
    uid: str
    code: str
    title: str
    second_title: str
    kind: str
    language: str
    description: str
    activity: int | None
    track: int | None
    room: int | None
    day: int | None
    start: int | None
    duration: int
    expected: int | None
    locked: bool
    people: tuple[tuple[RoleKind, int], ...]
    note: str = ""
    state: SessionState = SessionState.CONFIRMED
    interpreted: tuple[str, ...] = ()

    @property
    def cancelled(self) -> bool:
        """Whether it takes place no more."""
        return self.state is SessionState.CANCELLED


@dataclass(frozen=True, slots=True)
class StandingBreak:
    """A break of the event as it stands in one of its rooms; ``room`` None: in all of them."""

    id: int
    title: str
    second_title: str
    day: int
    start: int
    duration: int
    room: int | None
    kind: BreakKind


@dataclass(frozen=True, slots=True)
class Standing:
    """The programme of the event as it is."""

    name: str
    start_date: date | None
    days: int
    timezone: str
    opens: int
    closes: int
    rooms: Names
    tracks: Names
    activities: Names
    sessions: tuple[StandingSession, ...]
    talks: tuple[StandingTalk, ...]
    breaks: tuple[StandingBreak, ...]
    people: tuple[StandingPerson, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing stands in the programme yet."""
        return not self.sessions and not self.breaks
