"""Which session of the event an entry of a programme file means.

By what its source calls it (uid, then code), else by its words: title and speakers, title and place, title and time,
the title alone. Numbers are given anew by some systems: one real programme changed every id between two releases and
kept 626 titles. So numbers are believed only where what they point at is alike.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from organizer.domain.folding import fold
from organizer.domain.imports.programme_standing import Standing, StandingBreak, StandingSession
from organizer.domain.programme.in_files import BreakEntry, SessionEntry

_SOME = 3  # titles that are the same by accident: an opening, a closing

Way = tuple[Callable[[SessionEntry], object], Callable[[StandingSession], object]]
"""What an entry and a session have in common that mean the same; None: nothing is said."""

Pairs = dict[int, StandingSession]
"""By the identity of the entry: rows come again on every sheet."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """Pairs the entries of one file; ``offset``: days from the event's first to the file's."""

    standing: Standing
    offset: int
    _names: dict[int, str] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._names.update((each.id, fold(each.names[0])) for each in self.standing.people)

    def sessions(self, entries: Sequence[SessionEntry]) -> Pairs:
        """The session that each entry means; no session is meant twice."""
        pairs: Pairs = {}
        self._claim(pairs, entries, [(lambda entry: entry.uid or None, lambda session: session.uid)])
        self._claim(pairs, entries, [(lambda entry: entry.code or None, lambda session: session.code or None)])
        anew = self._given_anew(pairs, entries)
        if anew:
            pairs.clear()
        self._claim(pairs, entries, self._by_words(), anywhere=anew)
        return pairs

    def breaks(self, entries: Sequence[BreakEntry]) -> dict[int, StandingBreak]:
        """Breaks have no name of their own: the same day and start in the same rooms, else title and day."""
        free = list(self.standing.breaks)
        pairs: dict[int, StandingBreak] = {}
        for titled in (False, True):
            for entry in entries:
                found = next((each for each in free if self._is_break(entry, each, titled=titled)), None)
                if id(entry) not in pairs and found is not None:
                    pairs[id(entry)] = found
                    free.remove(found)
        return pairs

    def _is_break(self, entry: BreakEntry, here: StandingBreak, *, titled: bool) -> bool:
        if self._day(entry.day) != here.day or self.standing.rooms.get(entry.room) != here.room:
            return False
        return fold(entry.title) == fold(here.title) if titled else entry.start == here.start

    def _by_words(self) -> list[Way]:
        return [
            (self._told_by, self._given_by),
            (
                lambda entry: (
                    fold(entry.title),
                    self._day(entry.day),
                    entry.start,
                    self.standing.rooms.get(entry.room),
                ),
                lambda session: (fold(session.title), session.day, session.start, session.room),
            ),
            (
                lambda entry: (fold(entry.title), self._day(entry.day), entry.start),
                lambda session: (fold(session.title), session.day, session.start),
            ),
            (lambda entry: fold(entry.title), lambda session: fold(session.title)),
        ]

    def _claim(
        self, pairs: Pairs, entries: Sequence[SessionEntry], ways: Sequence[Way], *, anywhere: bool = False
    ) -> None:
        """Find what is free in each of the ways, the surest first; ``anywhere``: whatever a source calls it."""
        claimed = {each.id for each in pairs.values()}
        for of_entry, of_session in ways:
            waiting: dict[object, list[StandingSession]] = defaultdict(list)
            for session in self.standing.sessions:
                if session.id not in claimed:
                    waiting[of_session(session)].append(session)
            waiting.pop(None, None)
            for entry in entries:
                candidates = waiting.get(of_entry(entry), []) if id(entry) not in pairs else []
                found = next((each for each in candidates if anywhere or _may_be(entry, each)), None)
                if found is not None:
                    pairs[id(entry)] = found
                    claimed.add(found.id)
                    candidates.remove(found)

    def _given_anew(self, pairs: Pairs, entries: Sequence[SessionEntry]) -> bool:
        """Whether the ids of this file point at other sessions, or at none, while most of its titles are here."""
        numbered = [(each, pairs[id(each)]) for each in entries if id(each) in pairs and each.code.isdecimal()]
        alike = sum(self._alike(entry, session) for entry, session in numbered)
        if 2 * alike < len(numbered) or not pairs:
            titles = {fold(each.title) for each in self.standing.sessions}
            here = sum(fold(each.title) in titles for each in entries)
            return here >= _SOME and 2 * here > len(entries)
        return False

    def _alike(self, entry: SessionEntry, session: StandingSession) -> bool:
        """Whether a session that has the entry's id is the same in at least one other way."""
        here, there = self._given_by(session), self._told_by(entry)
        place = (self._day(entry.day), entry.start, self.standing.rooms.get(entry.room))
        return (
            fold(entry.title) == fold(session.title)
            or (there is not None and here is not None and there[1] == here[1])
            or place == (session.day, session.start, session.room)
        )

    def _told_by(self, entry: SessionEntry) -> tuple[str, frozenset[str]] | None:
        names = frozenset(fold(each.name) for each in entry.people)
        return (fold(entry.title), names) if names else None

    def _given_by(self, session: StandingSession) -> tuple[str, frozenset[str]] | None:
        names = frozenset(self._names[person] for _role, person in session.people)
        return (fold(session.title), names) if names else None

    def _day(self, day: int | None) -> int | None:
        return None if day is None else day + self.offset


def _may_be(entry: SessionEntry, session: StandingSession) -> bool:
    """Two entries with names of their own from their sources are two, whatever their titles say."""
    return not (entry.uid and session.code) or entry.uid == session.uid
