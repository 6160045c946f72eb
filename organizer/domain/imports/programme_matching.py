"""What importing a programme would do: every entry of the file against what stands in the event.

An entry is found again by what its source calls it (uid, then code), else by title and time, else by its title alone
where that is clear. What a file does not say never clears what is there.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from organizer.domain.folding import fold
from organizer.domain.imports.people_plan import Difference
from organizer.domain.imports.programme_standing import Standing, StandingPerson, StandingSession, StandingTalk
from organizer.domain.programme.in_files import BreakEntry, Credit, EntryKind, Programme, SessionEntry, TalkEntry
from organizer.domain.programme.words import RoleKind, clock
from organizer.i18n import _

Entry = SessionEntry | TalkEntry | BreakEntry
Cast = tuple[tuple[Credit, int | None], ...]

ON_STAGE = frozenset({RoleKind.SPEAKER, RoleKind.PANELIST})
"""Files rarely tell speakers from panelists: a credit as speaker is content with either."""

_NIGHT = 30 * 60  # no day of an event lasts longer than until six in the next morning


@dataclass(frozen=True, slots=True)
class Decided:
    """One entry and what becomes of it: new without ``id``; ``reason`` says why somebody must decide first."""

    entry: Entry
    id: int | None = None
    differences: tuple[Difference, ...] = ()
    reason: str = ""
    parent: SessionEntry | None = None
    cast: Cast = ()
    """Everybody credited, with the id of the person who is meant; None: somebody new, by :func:`identity`."""

    @property
    def kind(self) -> EntryKind:
        """Session, talk or break."""
        if isinstance(self.entry, SessionEntry):
            return EntryKind.SESSION
        return EntryKind.TALK if isinstance(self.entry, TalkEntry) else EntryKind.BREAK


@dataclass(frozen=True, slots=True)
class Decision:
    """Everything an import would do; ``event``: columns that change."""

    entries: tuple[Decided, ...]
    new_people: tuple[Credit, ...]
    event: Mapping[str, object]
    day_offset: int
    notes: tuple[str, ...]


def decide(standing: Standing, programme: Programme) -> Decision:
    """Match the file against the event. Nothing is written."""
    offset, notes = _day_offset(standing, programme)
    people = match_people(standing.people, list(credits_of(programme)))
    matcher = _Matcher(standing, offset, people, programme.tells_roles, programme.places_only)
    entries = [*matcher.sessions(programme.sessions), *matcher.breaks(programme.breaks)]
    changes = _event_changes(standing, programme, offset)
    new_people = {identity(credit): credit for each in entries for credit, person in each.cast if person is None}
    return Decision(
        tuple(sorted(entries, key=lambda each: each.entry.row)),
        tuple(new_people.values()),
        changes,
        offset,
        (*programme.notes, *notes, *_dates_told(standing, changes)),
    )


# -- the event itself --------------------------------------------------------------------------------------------------


def _day_offset(standing: Standing, programme: Programme) -> tuple[int, tuple[str, ...]]:
    """Days from the event's first day to the file's; an empty event takes the file's days as they are."""
    if standing.empty or standing.start_date is None or programme.start_date is None:
        return 0, ()
    offset = (programme.start_date - standing.start_date).days
    if 0 <= offset < standing.days or offset == 0:
        return offset, ()
    text = _("The file begins on {date}, outside the event. Its days were taken as the event's first days.")
    return 0, (text.format(date=programme.start_date.isoformat()),)


def _event_changes(standing: Standing, programme: Programme, offset: int) -> dict[str, object]:
    """An empty event takes over the dates and hours; any other only grows."""
    changes: dict[str, object] = {}
    wanted = _last_day(programme) + offset + 1
    if standing.empty:
        changes |= {"opens": _opens(standing, programme), "closes": _closes(standing, programme)}
        if programme.start_date is not None:
            changes |= {"start_date": programme.start_date.isoformat()}
            wanted = max(wanted, programme.days)
            changes |= {"days": wanted}
        changes |= {"timezone": programme.timezone} if programme.timezone else {}
    if wanted > standing.days:
        changes["days"] = wanted
    if not standing.name and programme.name:
        changes["name"] = programme.name
    here = {
        "name": standing.name,
        "start_date": standing.start_date.isoformat() if standing.start_date else "",
        "days": standing.days,
        "timezone": standing.timezone,
        "opens": standing.opens,
        "closes": standing.closes,
    }
    return {column: value for column, value in changes.items() if value != here[column]}


def _dates_told(standing: Standing, changes: Mapping[str, object]) -> Iterator[str]:
    """That the event takes place at another time than somebody has said."""
    if standing.start_date is not None and "start_date" in changes:
        text = _("The event begins on {new}, as the file says; until now it began on {old}.")
        yield text.format(new=changes["start_date"], old=standing.start_date.isoformat())
    if standing.start_date is not None and "days" in changes:
        text = _("Days of the event, as the file says: {new}; until now {old}.")
        yield text.format(new=changes["days"], old=standing.days)


def _spans(programme: Programme) -> Iterator[tuple[int, int, int]]:
    """Day, start and end of everything that stands on the file's schedule."""
    for session in programme.sessions:
        if session.day is not None and session.start is not None:
            yield session.day, session.start, session.start + (session.duration or 0)
    for pause in programme.breaks:
        yield pause.day, pause.start, pause.start + pause.duration


def _last_day(programme: Programme) -> int:
    return max((day for day, _start, _end in _spans(programme)), default=0)


def _opens(standing: Standing, programme: Programme) -> int:
    return min([standing.opens, *(start // 60 * 60 for _day, start, _end in _spans(programme))])


def _closes(standing: Standing, programme: Programme) -> int:
    return max([standing.closes, *(min(-(-end // 60) * 60, _NIGHT) for _day, _start, end in _spans(programme))])


# -- people ------------------------------------------------------------------------------------------------------------


def credits_of(programme: Programme) -> Iterator[Credit]:
    """Everybody named in the file, as often as they are."""
    for session in programme.sessions:
        yield from session.people
        for talk in session.talks:
            yield from talk.people


def identity(credit: Credit) -> str:
    """Who a credit means: what the source calls the person, else name and organization."""
    return credit.uid or f"{fold(credit.name)}\n{fold(credit.organization)}"


def match_people(standing: Sequence[StandingPerson], credits: Sequence[Credit]) -> dict[str, int]:
    """Existing ids by identity: found by uid, else by any name, unless both have an organization and they differ."""
    wanted = {identity(each): each for each in reversed(credits)}
    by_uid = {each.uid: each.id for each in standing}
    found = {key: by_uid[credit.uid] for key, credit in wanted.items() if credit.uid in by_uid}
    by_name = _by_name(standing, {name for each in wanted.values() for name in _spellings(each)})
    taken = set(found.values())
    for key in dict.fromkeys(map(identity, credits)):
        if key not in found:
            candidates = [person for name in _spellings(wanted[key]) for person in by_name.get(name, ())]
            person = _person_for(wanted[key], candidates, taken)
            if person is not None:
                found[key] = person
                taken |= {person} if wanted[key].uid else set()
    return found


def _spellings(credit: Credit) -> tuple[str, ...]:
    """The name as written, and with what stood in brackets: that may have been a part of the name."""
    name = fold(credit.name)
    return (name, fold(f"{credit.name} ({credit.organization})")) if credit.organization else (name,)


def _by_name(standing: Sequence[StandingPerson], wanted: set[str]) -> dict[str, list[StandingPerson]]:
    found: dict[str, list[StandingPerson]] = defaultdict(list)
    for person in standing:
        for name in {fold(each) for each in person.names} & wanted:
            found[name].append(person)
    return found


def _person_for(credit: Credit, candidates: Iterable[StandingPerson], taken: set[int]) -> int | None:
    """Somebody of the same organization first, then somebody of whom none is known."""
    free = [each for each in candidates if each.id not in taken]
    organization = fold(credit.organization)
    if not organization:
        return free[0].id if free else None
    full = _spellings(credit)[-1]
    same = [each for each in free if organization in map(fold, each.organizations) or full in map(fold, each.names)]
    unknown = [each for each in free if not any(each.organizations)]
    return next((each.id for each in (*same, *unknown)), None)


# -- entries -----------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Matcher:
    """Finds each entry's counterpart; nothing in the event is found twice."""

    standing: Standing
    offset: int
    people: Mapping[str, int]
    tells_roles: bool
    places_only: bool
    _persons: dict[int, StandingPerson] = field(init=False)
    _talks: dict[int | None, list[StandingTalk]] = field(init=False)

    def __post_init__(self) -> None:
        self._persons = {each.id: each for each in self.standing.people}
        self._talks = defaultdict(list)
        for talk in self.standing.talks:
            self._talks[talk.session].append(talk)

    def sessions(self, entries: Sequence[SessionEntry]) -> Iterator[Decided]:
        """Each session, followed by its talks."""
        pairs = self._paired(entries)
        seen: set[str] = set()
        for entry in entries:
            found = pairs.get(id(entry))
            double = entry.uid in seen
            seen |= {entry.uid} - {""}
            yield self._session(entry, found, double=double)
            yield from self._talk_entries(entry, self._talks[found.id] if found else ())

    def _paired(self, entries: Sequence[SessionEntry]) -> dict[int, StandingSession]:
        """Standing sessions by the identity of their entry (rows come again on every sheet), the surest ways first."""
        pairs: dict[int, StandingSession] = {}
        claimed: set[int] = set()
        ways: tuple[tuple[Callable[[SessionEntry], object], Callable[[StandingSession], object]], ...] = (
            (lambda entry: entry.uid or None, lambda session: session.uid),
            (lambda entry: entry.code or None, lambda session: session.code),
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
        )
        for of_entry, of_session in ways:
            waiting: dict[object, list[StandingSession]] = defaultdict(list)
            for session in self.standing.sessions:
                if session.id not in claimed:
                    waiting[of_session(session)].append(session)
            for entry in entries:
                candidates = waiting.get(of_entry(entry), [])
                found = next((each for each in candidates if _may_be(entry, each)), None)
                if id(entry) not in pairs and found is not None:
                    pairs[id(entry)] = found
                    claimed.add(found.id)
                    candidates.remove(found)
        return pairs

    def _session(self, entry: SessionEntry, found: StandingSession | None, *, double: bool) -> Decided:
        if double:
            return Decided(entry, reason=_("The file holds this session twice."))
        if found is None:
            return Decided(entry, cast=self._cast(entry.people, ()))
        cast = self._session_cast(entry, found)
        differences = tuple(self._session_differences(entry, found, cast))
        moved = any(each.label in ("room", "time", "duration") for each in differences)
        reason = _("The session is locked here, and the file moves it.") if found.locked and moved else ""
        return Decided(entry, found.id, differences, reason, cast=cast)

    def _session_cast(self, entry: SessionEntry, found: StandingSession) -> Cast:
        """Everybody credited; without those who have another part here where the file does not tell roles."""
        cast = self._cast(entry.people, found.people)
        if self.tells_roles:
            return cast
        talking = {person for talk in self._talks[found.id] for _role, person in talk.people}
        on_stage = {person for role, person in found.people if role in ON_STAGE}
        elsewhere = talking | {person for _role, person in found.people}
        return tuple((credit, person) for credit, person in cast if person not in elsewhere - on_stage)

    def _session_differences(self, entry: SessionEntry, found: StandingSession, cast: Cast) -> Iterator[Difference]:
        if not self.places_only:
            yield from _texts(entry, found, ("title", "second_title", "kind", "language", "description"))
            yield from self._role_differences(cast, found.people)
        standing = self.standing
        for label, name, here, names in (
            ("activity", entry.activity, found.activity, standing.activities),
            ("track", entry.track, found.track, standing.tracks),
            ("room", entry.room, found.room, standing.rooms),
        ):
            if name and (names.get(name) is None or names.get(name) != here):
                yield Difference(label, names.label(here), name)
        if entry.start is not None and (self._day(entry.day), entry.start) != (found.day, found.start):
            yield Difference("time", _when(found.day, found.start), _when(self._day(entry.day), entry.start))
        for label, new, old in (
            ("duration", entry.duration, found.duration),
            ("expected", entry.expected, found.expected),
        ):
            if new is not None and new != old:
                yield Difference(label, "" if old is None else str(old), str(new))

    def _cast(self, credits: Sequence[Credit], standing: Sequence[tuple[RoleKind, int]]) -> Cast:
        """Who is meant: of several with one name the one who has this role here already."""
        return tuple((credit, self._person(credit, standing)) for credit in credits)

    def _person(self, credit: Credit, standing: Sequence[tuple[RoleKind, int]]) -> int | None:
        anywhere = self.people.get(identity(credit))
        return anywhere if credit.uid and anywhere else self._here(credit, standing) or anywhere

    def _here(self, credit: Credit, standing: Sequence[tuple[RoleKind, int]]) -> int | None:
        kinds = same_roles(credit.role)
        candidates = [self._persons[person] for kind, person in standing if kind in kinds]
        named = [each for each in candidates if set(_spellings(credit)) & set(map(fold, each.names))]
        return _person_for(credit, named, set())

    def _role_differences(self, cast: Cast, standing: Sequence[tuple[RoleKind, int]]) -> Iterator[Difference]:
        for role in dict.fromkeys(credit.role for credit, _person in cast):
            kinds = same_roles(role)
            group = [(credit, person) for credit, person in cast if credit.role in kinds]
            here = [person for kind, person in standing if kind in kinds]
            if {person for _credit, person in group} != set(here) and group[0][0].role is role:
                old = ", ".join(self._persons[person].names[0] for person in here)
                yield Difference(role.value, old, ", ".join(credit.name for credit, _person in group))

    def _talk_entries(self, entry: SessionEntry, standing: Sequence[StandingTalk]) -> Iterator[Decided]:
        free = list(standing)
        for talk in entry.talks:
            found = next((each for each in free if talk.uid and each.uid == talk.uid), None) or next(
                (each for each in free if fold(each.title) == fold(talk.title)), None
            )
            if found is None:
                yield Decided(talk, parent=entry, cast=self._cast(talk.people, ()))
                continue
            free.remove(found)
            differences = [*_texts(talk, found, ("title", "second_title", "language", "description"))]
            if talk.duration is not None and talk.duration != found.duration:
                differences.append(Difference("duration", str(found.duration), str(talk.duration)))
            cast = self._cast(talk.people, found.people)
            differences += self._role_differences(cast, found.people)
            yield Decided(talk, found.id, tuple(differences), parent=entry, cast=cast)

    def breaks(self, entries: Sequence[BreakEntry]) -> Iterator[Decided]:
        """Breaks have no name of their own: same day and room, then the same start or title."""
        free = list(self.standing.breaks)
        for entry in entries:
            room = self.standing.rooms.get(entry.room)
            there = [each for each in free if (each.day, each.room) == (self._day(entry.day), room)]
            found = next((each for each in there if each.start == entry.start), None)
            if found is None:
                yield Decided(entry)
                continue
            free.remove(found)
            differences = [*_texts(entry, found, ("title", "second_title"))]
            if entry.duration != found.duration:
                differences.append(Difference("duration", str(found.duration), str(entry.duration)))
            yield Decided(entry, found.id, tuple(differences))

    def _day(self, day: int | None) -> int | None:
        return None if day is None else day + self.offset


def _may_be(entry: SessionEntry, session: StandingSession) -> bool:
    """Two entries with names of their own from their sources are two, whatever their titles say."""
    return not (entry.uid and session.code) or entry.uid == session.uid


def same_roles(role: RoleKind) -> frozenset[RoleKind]:
    """The roles that a credit is content with."""
    return ON_STAGE if role in ON_STAGE else frozenset({role})


def _texts(entry: Entry, found: object, columns: Iterable[str]) -> Iterator[Difference]:
    for column in columns:
        old, new = getattr(found, column), getattr(entry, column)
        if new and new != old:
            yield Difference(column, old, new)


def _when(day: int | None, start: int | None) -> str:
    return "" if day is None or start is None else _("day {day}, {time}").format(day=day + 1, time=clock(start))
