"""What is different between two versions of the programme, as people read it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from organizer.domain.programme.words import RoleKind, clock, role_words
from organizer.domain.schedule.moments import DAY
from organizer.domain.schedule.releases import ChangeKind, Edition, SessionChange, Told, by_person
from organizer.i18n import _

DayName = Callable[[int], str]
"""What a day of the event is called, counted from 0."""
BETWEEN = " · "


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A session's change in words; ``before`` and ``after`` tell only what is different."""

    session: int
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
        ChangeKind.PEOPLE: _("People"),
    }


def change_lines(
    changes: Iterable[SessionChange], before: Edition, after: Edition, day: DayName
) -> tuple[ChangeLine, ...]:
    """A line for each session that is different."""
    words = _Words(before, after, day)
    return tuple(words.line(each) for each in changes)


def person_lines(
    changes: Iterable[SessionChange], before: Edition, after: Edition, day: DayName
) -> tuple[tuple[int, str, ChangeLine], ...]:
    """A line for each person of each session that is different: id, name and the change, in the order of names."""
    words = _Words(before, after, day)
    found = [
        (person, words.person(person), words.line(change))
        for person, its in by_person(changes).items()
        for change in its
    ]
    return tuple(sorted(found, key=lambda each: (each[1].casefold(), each[0])))


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
            case _:
                return self._cast(one, other), self._cast(other, one)

    def _place(self, told: Told | None, edition: Edition) -> str:
        return f"{self._time(told)}, {_room(told, edition)}" if told else ""

    def _time(self, told: Told) -> str:
        place = told.placement
        return f"{self.day(place.day + place.start // DAY)} {clock(place.start)}" if place else ""

    def _cast(self, told: Told, other: Told) -> str:
        """Who does something in the one and not in the other."""
        only = sorted((self.person(person), role) for person, role in told.people - other.people)
        return ", ".join(_acting(name, role) for name, role in only if role is not RoleKind.AUDIENCE)


def _acting(name: str, role: RoleKind) -> str:
    return name if role is RoleKind.SPEAKER else f"{name} ({role_words()[role]})"


def _room(told: Told, edition: Edition) -> str:
    room = told.placement.room if told.placement else None
    return _("no room") if room is None else edition.rooms.get(room, _("no room"))


def _minutes(told: Told) -> str:
    return _("{minutes} min").format(minutes=told.duration)


def _titles(told: Told) -> str:
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
