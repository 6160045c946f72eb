"""What importing a programme would do: every entry of the file against what stands in the event.

What a file does not say never clears what is there, and what is no longer in it is only proposed to be removed.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from organizer.domain.folding import fold
from organizer.domain.imports.people_plan import Difference
from organizer.domain.imports.programme_credits import ON_STAGE, credits_of, identity, same_roles
from organizer.domain.imports.programme_dates import dates_told, day_offset, event_changes, nights_as_here
from organizer.domain.imports.programme_decision import Cast, Decided, Decision, Entry, RemovedEntry
from organizer.domain.imports.programme_pairs import Pairing
from organizer.domain.imports.programme_standing import Standing, StandingPerson, StandingSession, StandingTalk
from organizer.domain.imports.programme_three_way import ALL_LABELS, ProgrammeBase, changed_labels, merged
from organizer.domain.imports.three_way import Merged
from organizer.domain.programme.in_files import BreakEntry, Credit, EntryKind, Programme, SessionEntry, TalkEntry
from organizer.domain.programme.words import RoleKind, clock, state_words
from organizer.domain.schedule.moments import DAY
from organizer.i18n import _


def decide(
    standing: Standing, programme: Programme, base: Programme | None = None, *, gone: Set[str] = frozenset()
) -> Decision:
    """Match the file against the event. Nothing is written.

    ``base``: the file as it was when we exported it; ``gone``: uids of it that stand nowhere in the file any more.
    """
    offset, notes = day_offset(standing, programme)
    programme = nights_as_here(standing, programme, offset)
    people = match_people(standing.people, [*credits_of(programme), *(credits_of(base) if base else ())])
    matcher = _Matcher(standing, offset, people, programme.tells_roles, programme.places_only)
    if base is not None:
        matcher.base = ProgrammeBase.of(base, day_offset(standing, base)[0] - offset)
    entries = [*matcher.sessions(programme.sessions), *matcher.breaks(programme.breaks)]
    changes = event_changes(standing, programme, offset)
    return Decision(
        tuple(sorted(entries, key=lambda each: each.entry.row)),
        changes,
        offset,
        (*programme.notes, *notes, *dates_told(standing, changes)),
        base,
        (*matcher.removed(gone), *_no_longer_told(standing, programme, entries)),
    )


def _no_longer_told(standing: Standing, programme: Programme, entries: Sequence[Decided]) -> Iterator[RemovedEntry]:
    """The sessions that a newer release of the same programme leaves out.

    What has no time is missing only from a file that tells of such sessions, and no release tells what is cancelled.
    """
    found = {each.id for each in entries if each.kind is EntryKind.SESSION and each.id is not None}
    tells_waiting = any(each.day is None for each in programme.sessions)
    for each in standing.sessions if programme.is_whole and found else ():
        if each.id not in found and not each.cancelled and (tells_waiting or each.day is not None):
            yield RemovedEntry(EntryKind.SESSION, each.id, each.title, standing.rooms.label(each.room), False)


# -- people ------------------------------------------------------------------------------------------------------------


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
    base: ProgrammeBase = field(default_factory=ProgrammeBase)
    _pairing: Pairing = field(init=False)
    _persons: dict[int, StandingPerson] = field(init=False)
    _talks: dict[int | None, list[StandingTalk]] = field(init=False)
    _uids: dict[int | None, str] = field(init=False)

    def __post_init__(self) -> None:
        self._uids = {each.id: each.uid for each in self.standing.sessions}
        self._pairing = Pairing(self.standing, self.offset)
        self._persons = {each.id: each for each in self.standing.people}
        self._talks = defaultdict(list)
        for talk in self.standing.talks:
            self._talks[talk.session].append(talk)

    def sessions(self, entries: Sequence[SessionEntry]) -> Iterator[Decided]:
        """Each session, followed by its talks."""
        pairs = self._pairing.sessions(entries)
        seen: set[str] = set()
        for entry in entries:
            found = pairs.get(id(entry))
            double = entry.uid in seen
            seen |= {entry.uid} - {""}
            decided = self._session(entry, found, double=double)
            yield decided
            yield from self._talk_entries(entry, decided)

    def _session(self, entry: SessionEntry, found: StandingSession | None, *, double: bool) -> Decided:
        if double:
            return Decided(entry, reason=_("The file holds this session twice."))
        before = self.base.sessions.get(entry.uid)
        if before is not None and (found is None or found.uid != entry.uid):
            return _deleted_here(entry, before)
        if found is None:
            return Decided(entry, cast=self._cast(entry.people, ()))
        cast = self._session_cast(entry, found)
        if before is None:
            done = Merged(tuple(self._session_differences(entry, found, cast)), ())
        else:
            changed = changed_labels(entry, before)
            there = self._session_differences(entry, found, cast, clears=changed)
            here = self._session_differences(before, found, self._session_cast(before, found), clears=ALL_LABELS)
            done = merged(changed, there, here)
        labels = {each.label for each in done.differences} | {each.label for each in done.clashes}
        moved = labels & {"room", "time", "duration"}
        reason = _("The session is locked here, and the file moves it.") if found.locked and moved else ""
        return Decided(entry, found.id, done.differences, reason, cast=cast, clashes=done.clashes)

    def _session_cast(self, entry: SessionEntry, found: StandingSession) -> Cast:
        """Everybody credited; without those who have another part here where the file does not tell roles."""
        cast = self._cast(entry.people, found.people)
        if self.tells_roles:
            return cast
        talking = {person for talk in self._talks[found.id] for _role, person in talk.people}
        on_stage = {person for role, person in found.people if role in ON_STAGE}
        elsewhere = talking | {person for _role, person in found.people}
        return tuple((credit, person) for credit, person in cast if person not in elsewhere - on_stage)

    def _session_differences(
        self, entry: SessionEntry, found: StandingSession, cast: Cast, clears: Set[str] = frozenset()
    ) -> Iterator[Difference]:
        """``clears``: labels of which an empty value says that there shall be none."""
        if not self.places_only:
            yield from _texts(entry, found, ("title", "second_title", "kind", "language", "description"), clears)
            yield from self._role_differences(cast, found.people, clears)
            yield from _state(entry, found)
            if entry.interpreted != found.interpreted and (entry.interpreted or "interpreted" in clears):
                yield Difference("interpreted", ", ".join(found.interpreted), ", ".join(entry.interpreted))
        standing = self.standing
        for label, name, here, names in (
            ("activity", entry.activity, found.activity, standing.activities),
            ("track", entry.track, found.track, standing.tracks),
            ("room", entry.room, found.room, standing.rooms),
        ):
            known = names.get(name)
            if (known != here or (name and known is None)) and (name or label in clears):
                yield Difference(label, names.label(here), name)
        if (self._day(entry.day), entry.start) != (found.day, found.start) and (
            entry.start is not None or "time" in clears
        ):
            yield Difference("time", _when(found.day, found.start), _when(self._day(entry.day), entry.start))
        for label, new, old in (
            ("duration", entry.duration, found.duration),
            ("expected", entry.expected, found.expected),
        ):
            if new != old and (new is not None or (label in clears and label != "duration")):
                yield Difference(label, *("" if each is None else str(each) for each in (old, new)))

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

    def _role_differences(
        self, cast: Cast, standing: Sequence[tuple[RoleKind, int]], clears: Set[str] = frozenset()
    ) -> Iterator[Difference]:
        told: set[RoleKind] = set()
        cleared = [role for role in RoleKind if role.value in clears]
        for role in dict.fromkeys([*(credit.role for credit, _person in cast), *cleared]):
            if role in told:
                continue
            kinds = same_roles(role)
            told |= kinds
            group = [(credit, person) for credit, person in cast if credit.role in kinds]
            here = [person for kind, person in standing if kind in kinds]
            if {person for _credit, person in group} != set(here):
                old = ", ".join(self._persons[person].names[0] for person in here)
                yield Difference(role.value, old, ", ".join(credit.name for credit, _person in group))

    def _talk_entries(self, entry: SessionEntry, parent: Decided) -> Iterator[Decided]:
        free = list(self._talks[parent.id]) if parent.id is not None else []
        for talk in entry.talks:
            before = self.base.talks.get(talk.uid)
            found = self._talk_called(talk.uid)
            if found is None and before is not None:
                yield replace(_deleted_here(talk, before), parent=entry)
                continue
            found = found or next((each for each in free if fold(each.title) == fold(talk.title)), None)
            if found is None and parent.id is None and not parent.is_written:
                yield Decided(talk, reason=_("The session above the talk was not taken."), parent=entry)
            elif found is None:
                yield Decided(talk, parent=entry, cast=self._cast(talk.people, ()))
            else:
                free = [each for each in free if each is not found]
                yield self._talk(talk, found, entry, parent)

    def _talk_called(self, uid: str) -> StandingTalk | None:
        """The talk of that name, whatever session it belongs to."""
        return next((each for each in self.standing.talks if each.uid == uid), None) if uid else None

    def _talk(self, talk: TalkEntry, found: StandingTalk, entry: SessionEntry, parent: Decided) -> Decided:
        cast = self._cast(talk.people, found.people)
        before = self.base.talks.get(talk.uid)
        titles = {each.id: each.title for each in self.standing.sessions}
        moved = (
            []
            if found.session == parent.id
            else [Difference("session", titles.get(found.session or 0, ""), entry.title)]
        )
        if before is None:
            done = Merged((*moved, *self._talk_differences(talk, found, cast)), ())
        else:
            was = self.base.sessions[self.base.parents[talk.uid]]
            changed = changed_labels(talk, before) | ({"session"} if was.uid != entry.uid else set())
            there = self._talk_differences(talk, found, cast, clears=changed)
            here = self._talk_differences(before, found, self._cast(before.people, found.people), clears=ALL_LABELS)
            left = [Difference("session", "", was.title)] if self._uids.get(found.session) != was.uid else []
            done = merged(changed, [*moved, *there], [*left, *here])
        lost = parent.id is None and not parent.is_written and any(each.label == "session" for each in done.differences)
        reason = _("The session above the talk was not taken.") if lost else ""
        return Decided(talk, found.id, done.differences, reason, parent=entry, cast=cast, clashes=done.clashes)

    def _talk_differences(
        self, talk: TalkEntry, found: StandingTalk, cast: Cast, clears: Set[str] = frozenset()
    ) -> Iterator[Difference]:
        yield from _texts(talk, found, ("title", "second_title", "language", "description"), clears)
        if talk.duration is not None and talk.duration != found.duration:
            yield Difference("duration", str(found.duration), str(talk.duration))
        yield from self._role_differences(cast, found.people, clears)

    def breaks(self, entries: Sequence[BreakEntry]) -> Iterator[Decided]:
        """Each break and what is different about it."""
        pairs = self._pairing.breaks(entries)
        for entry in entries:
            found = pairs.get(id(entry))
            if found is None:
                yield Decided(entry)
                continue
            differences = [*_texts(entry, found, ("title", "second_title"))]
            if entry.start != found.start:
                differences.append(Difference("time", _when(found.day, found.start), _when(found.day, entry.start)))
            if entry.duration != found.duration:
                differences.append(Difference("duration", str(found.duration), str(entry.duration)))
            yield Decided(entry, found.id, tuple(differences))

    def removed(self, gone: Set[str]) -> Iterator[RemovedEntry]:
        """What was exported and is gone from the file; a session's talks go with it and are not told again."""
        sessions = [each for each in self.standing.sessions if each.uid in gone]
        for each in sessions:
            before = self.base.sessions[each.uid]
            cast = self._session_cast(before, each)
            changed = any(self._session_differences(before, each, cast, clears=ALL_LABELS))
            where = self.standing.rooms.label(each.room)
            talks = tuple(talk.id for talk in self._talks[each.id] if talk.uid in gone)
            yield RemovedEntry(EntryKind.SESSION, each.id, each.title, where, changed, talks)
        told = {each.id for each in sessions}
        titles = {each.id: each.title for each in self.standing.sessions}
        for talk in self.standing.talks:
            if talk.uid in gone and talk.session not in told:
                was = self.base.talks[talk.uid]
                cast = self._cast(was.people, talk.people)
                changed = any(self._talk_differences(was, talk, cast, clears=ALL_LABELS))
                yield RemovedEntry(EntryKind.TALK, talk.id, talk.title, titles.get(talk.session or 0, ""), changed)

    def _day(self, day: int | None) -> int | None:
        return None if day is None else day + self.offset


def _deleted_here(entry: SessionEntry | TalkEntry, before: SessionEntry | TalkEntry) -> Decided:
    """Of something exported that is no longer in the event: only what was changed in the sheet is worth a word."""
    if not changed_labels(entry, before):
        return Decided(entry, gone=True)
    return Decided(entry, reason=_("Deleted from the event since the export, and changed in the sheet."))


def _texts(entry: Entry, found: object, columns: Iterable[str], clears: Set[str] = frozenset()) -> Iterator[Difference]:
    for column in columns:
        old, new = getattr(found, column), getattr(entry, column)
        if new != old and (new or column in clears):
            yield Difference(column, old, new)


def _state(entry: SessionEntry, found: StandingSession) -> Iterator[Difference]:
    """No session is without a state: an empty cell says nothing of it."""
    if entry.state is not None and entry.state is not found.state:
        yield Difference("state", *(state_words()[each] for each in (found.state, entry.state)))


def _when(day: int | None, start: int | None) -> str:
    """By the calendar: half past midnight is on the next day."""
    if day is None or start is None:
        return ""
    return _("day {day}, {time}").format(day=day + start // DAY + 1, time=clock(start))
