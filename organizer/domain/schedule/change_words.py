"""What is different between two versions of the programme, as people read it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from organizer.domain.programme.words import RoleKind, clock, role_words
from organizer.domain.schedule.moments import DAY
from organizer.domain.schedule.releases import (
    BreakChange,
    ChangeKind,
    Comparison,
    Edition,
    Part,
    SessionChange,
    Told,
    ToldBreak,
    ToldTalk,
    by_person,
)
from organizer.i18n import _, ngettext

DayName = Callable[[int], str]
"""What a day of the event is called, counted from 0."""
BETWEEN = " · "


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A change in words; ``before`` and ``after`` tell only what is different. ``session`` is None for a break's."""

    session: int | None
    title: str
    kinds: tuple[ChangeKind, ...]
    before: str
    after: str

    @property
    def what(self) -> str:
        """The kinds in words."""
        words = kind_words()
        return _(", ").join(words[each] for each in self.kinds)


def kind_words() -> dict[ChangeKind, str]:
    """Each kind of change in a word or two."""
    return {
        ChangeKind.NEW: _("New"),
        ChangeKind.GONE: _("Gone"),
        ChangeKind.CANCELLED: _("Cancelled"),
        ChangeKind.TIME: _("Time"),
        ChangeKind.ROOM: _("Room"),
        ChangeKind.LENGTH: _("Length"),
        ChangeKind.RENAMED: _("Renamed"),
        ChangeKind.TRACK: _("Track"),
        ChangeKind.TALKS: _("Talks"),
        ChangeKind.PEOPLE: _("People"),
    }


def counted(found: Comparison) -> str:
    """How many sessions and breaks are different: “3 sessions, 1 break”."""
    sessions, breaks = len(found.changes), len(found.breaks)
    told = [ngettext("{count} session", "{count} sessions", sessions).format(count=sessions)]
    if breaks:
        told.append(ngettext("{count} break", "{count} breaks", breaks).format(count=breaks))
    return _(", ").join(told if sessions or not breaks else told[1:])


def change_lines(found: Comparison, day: DayName) -> tuple[ChangeLine, ...]:
    """A line for each session that is different, then one for each break."""
    words = _Words(found.before, found.after, day)
    return (*map(words.line, found.changes), *map(words.break_line, found.breaks))


def person_lines(found: Comparison, day: DayName) -> tuple[tuple[int, str, ChangeLine], ...]:
    """A line for each person of each session that is different: id, name and the change, in the order of names."""
    words = _Words(found.before, found.after, day)
    lines = [
        (person, words.person(person), words.line(change))
        for person, its in by_person(found.changes).items()
        for change in its
    ]
    return tuple(sorted(lines, key=lambda each: (each[1].casefold(), each[0])))


@dataclass(frozen=True, slots=True)
class _Words:
    """Names as the two versions have them."""

    before: Edition
    after: Edition
    day: DayName

    def line(self, change: SessionChange) -> ChangeLine:
        pairs = [self._pair(kind, change) for kind in change.kinds]
        olds, news = ([each[side] for each in pairs if each[side]] for side in (0, 1))
        return ChangeLine(change.session, change.title, change.kinds, BETWEEN.join(olds), BETWEEN.join(news))

    def break_line(self, change: BreakChange) -> ChangeLine:
        told = change.after or change.before
        pairs = [self._pair_of_break(kind, change) for kind in change.kinds]
        olds, news = ([each[side] for each in pairs if each[side]] for side in (0, 1))
        title = _("Break: {title}").format(title=told.title if told else "")
        return ChangeLine(None, title, change.kinds, BETWEEN.join(olds), BETWEEN.join(news))

    def _pair_of_break(self, kind: ChangeKind, change: BreakChange) -> tuple[str, str]:
        one, other = change.before, change.after
        if one is None or other is None:
            return self._break(one, self.before), self._break(other, self.after)
        match kind:
            case ChangeKind.TIME:
                return self._at(one.day, one.start), self._at(other.day, other.start)
            case ChangeKind.ROOM:
                return _rooms(one, self.before), _rooms(other, self.after)
            case ChangeKind.LENGTH:
                return _minutes(one), _minutes(other)
            case _:
                return _titles(one), _titles(other)

    def _break(self, told: ToldBreak | None, edition: Edition) -> str:
        return f"{self._at(told.day, told.start)}, {_rooms(told, edition)}" if told else ""

    def person(self, id: int) -> str:
        return self.after.people.get(id) or self.before.people.get(id, "")

    def _pair(self, kind: ChangeKind, change: SessionChange) -> tuple[str, str]:
        one, other = change.before, change.after
        match kind:
            case ChangeKind.NEW:
                return "", self._place(other, self.after)
            case ChangeKind.CANCELLED:
                return self._place(one, self.before), _("cancelled")
            case ChangeKind.GONE:
                return self._place(one, self.before), _("deleted") if other is None else _("in the list")
        if one is None or other is None:
            return "", ""
        match kind:
            case ChangeKind.TIME:
                return self._time(one), self._time(other)
            case ChangeKind.ROOM:
                return _room(one, self.before), _room(other, self.after)
            case ChangeKind.LENGTH:
                return _minutes(one), _minutes(other)
            case ChangeKind.RENAMED:
                return _titles(one), _titles(other)
            case ChangeKind.TRACK:
                return self._track(one), self._track(other)
            case ChangeKind.TALKS:
                return _talks(one, other), _talks(other, one)
            case _:
                return self._cast(one, other), self._cast(other, one)

    def _place(self, told: Told | None, edition: Edition) -> str:
        return f"{self._time(told)}, {_room(told, edition)}" if told else ""

    def _time(self, told: Told) -> str:
        place = told.placement
        return self._at(place.day, place.start) if place else ""

    def _at(self, day: int, start: int) -> str:
        return f"{self.day(day + start // DAY)} {clock(start)}"

    def _track(self, told: Told) -> str:
        if told.track is None:
            return _("no track")
        return self.after.tracks.get(told.track) or self.before.tracks.get(told.track) or _("another track")

    def _cast(self, told: Told, other: Told) -> str:
        """Who does something in the one and not in the other."""
        only = [each for each in told.people - other.people if each.role is not RoleKind.AUDIENCE]
        return _(", ").join(sorted(self._part(each, told) for each in only))

    def _part(self, part: Part, told: Told) -> str:
        """Somebody with what they do; a speaker of one of several talks with that talk."""
        name, talk = self.person(part.person), next((each for each in told.talks if each.id == part.talk), None)
        if talk is not None and len(told.talks) > 1:
            return f"{name} (“{talk.title}”)"
        return name if part.role is RoleKind.SPEAKER else f"{name} ({role_words()[part.role]})"


def _talks(told: Told, other: Told) -> str:
    """The talks that are not the same in the other one; all of them in their order where only that is different."""
    only = [each for each in told.talks if each not in other.talks]
    mine = only if set(told.talks) != set(other.talks) else told.talks
    return _(", ").join(f"“{_titles(each)}” ({_minutes(each)})" for each in mine)


def _rooms(told: ToldBreak, edition: Edition) -> str:
    if told.rooms is None:
        return _("all rooms")
    return _(", ").join(edition.rooms.get(each, "") for each in sorted(told.rooms)) or _("no room")


def _room(told: Told, edition: Edition) -> str:
    room = told.placement.room if told.placement else None
    return _("no room") if room is None else edition.rooms.get(room, _("no room"))


def _minutes(told: Told | ToldTalk | ToldBreak) -> str:
    return _("{minutes} min").format(minutes=told.duration)


def _titles(told: Told | ToldTalk | ToldBreak) -> str:
    return " / ".join(filter(None, (told.title, told.second_title)))


def counted_kinds(changes: Iterable[SessionChange]) -> dict[ChangeKind, int]:
    """How many sessions are different in each way, in the order of the kinds; only those that there are."""
    kinds = [kind for change in changes for kind in change.kinds]
    return {kind: kinds.count(kind) for kind in ChangeKind if kind in kinds}


def as_text(title: str, lines: Iterable[ChangeLine], people: Iterable[tuple[int, str, ChangeLine]]) -> Iterator[str]:
    """The changes as lines of plain text: first by kind, then by person."""
    yield title
    told = tuple(lines)
    for kind, words in kind_words().items():
        mine = [each for each in told if each.kinds[0] is kind]
        if mine:
            yield from ("", words)
            yield from (_text_line(each, each.what if len(each.kinds) > 1 else "") for each in mine)
    name = None
    for person, words, line in people:
        if name is None:
            yield from ("", "", _("By person"))
        if person != name:
            yield from ("", words)
            name = person
        yield f"  {_text_line(line, line.what)}"


def _text_line(line: ChangeLine, what: str) -> str:
    change = " → ".join(filter(None, (line.before, line.after)))
    return f"• {line.title}" + (f": {what}" if what else "") + (f"  ({change})" if change else "")
