"""What people can do at once, one after the other, and at all: in sessions, in meetings and at desks."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from organizer.domain.programme.words import RoleKind, span
from organizer.domain.schedule.conflict_values import Conflict, Level, Rule, Words
from organizer.domain.schedule.grid import Card, Engagement, within
from organizer.domain.schedule.moments import (
    DAY,
    Filed,
    Span,
    Thing,
    acting,
    key_of,
    offsets,
    rank,
    room_of,
    spans_of,
)
from organizer.domain.schedule.norms import Book, Scope, Unit, norm
from organizer.domain.schedule.pairs import Pair
from organizer.i18n import _, ngettext

PAUSE_IN_A_ROW = 15
"""Minutes without anything after which a new row begins."""


@norm(Rule.PERSON_OVERLAP, Scope.PERSON, level=Level.ERROR, title=lambda: _("Person double-booked"))
def double_booked(book: Book, pair: Pair) -> Conflict | None:
    """Somebody acts in two things at once: in whatever role, in meetings and on duty too."""
    return _of_person(book, Rule.PERSON_OVERLAP, pair) if pair.at_once else None


def _double_booked(person: str, role: RoleKind | None, first: str, second: str, *hours: int) -> tuple[str, str]:
    text = _("{person} is in “{first}” and “{second}”, {hours}.")
    told = text.format(person=person, first=first, second=second, hours=span(*hours))
    return told, _("{role} clash").format(role=_role_word(role))


@norm(
    Rule.PERSON_IN_BOTH,
    Scope.PERSON,
    level=Level.CHECK,
    title=lambda: _("Person in two sessions, at different times of them"),
)
def in_both(book: Book, pair: Pair) -> Conflict | None:
    """Somebody's talks in two sessions do not meet, though the sessions do."""
    return _of_person(book, Rule.PERSON_IN_BOTH, pair) if all(pair.parts) and not pair.at_once else None


@norm(
    Rule.CHANGE_ROOM,
    Scope.PERSON,
    level=Level.CHECK,
    limit=5,
    title=lambda: _("Too little time to change rooms"),
)
def change_room(book: Book, pair: Pair) -> Conflict | None:
    """Less time between two things in two rooms of one building than the way takes."""
    return _changed(book, Rule.CHANGE_ROOM, pair)


@norm(
    Rule.CHANGE_BUILDING,
    Scope.PERSON,
    level=Level.WARNING,
    limit=15,
    title=lambda: _("Too little time to change buildings"),
)
def change_building(book: Book, pair: Pair) -> Conflict | None:
    """Less time between two things in two buildings than the way takes."""
    return _changed(book, Rule.CHANGE_BUILDING, pair)


def _changed(book: Book, rule: Rule, pair: Pair) -> Conflict | None:
    first, second = pair.first[2], pair.second[2]
    here, there = book.rooms.get(room_of(first) or 0), book.rooms.get(room_of(second) or 0)
    if here is None or there is None or here is there:
        return None
    apart = bool(here.building and there.building and here.building != there.building)
    if apart is not (rule is Rule.CHANGE_BUILDING):
        return None
    gaps = [later[0] - sooner[1] for sooner, later in map(_sorted, product(*pair.parts))]
    gap, needed = min(gaps, default=-1), book.limits[rule]
    if not 0 <= gap < needed:
        return None
    words: Words = (_change, _name(first, pair.shared), gap, needed, here.name, there.name)
    return _conflict(book, rule, words, pair)


def _sorted(pair: tuple[Span, Span]) -> tuple[Span, Span]:
    one, other = pair
    return (one, other) if one[0] <= other[0] else (other, one)


def _change(person: str, gap: int, needed: int, here: str, there: str) -> tuple[str, str]:
    text = _("{person} has {gap} minutes to go from {here} to {there}; it takes {needed}.")
    return text.format(person=person, gap=gap, here=here, there=there, needed=needed), _("change-over too short")


@norm(
    Rule.SAME_AUDIENCE,
    Scope.PERSON,
    level=Level.CHECK,
    limit=1,
    unit=Unit.TIMES,
    title=lambda: _("Same audience in parallel"),
)
def same_audience(book: Book, pair: Pair) -> Conflict | None:
    """As many people as the limit says are enrolled in one of two parallel sessions and are in the other as well."""
    first, second = pair.first[2], pair.second[2]
    if not isinstance(first, Card) or not isinstance(second, Card):
        return None
    both = _audience(first, second)
    if len(both) < max(1, book.limits[Rule.SAME_AUDIENCE]) or pair.shared != min(both):
        return None  # told once for all of them
    words: Words = (_same_audience, len(both), *pair.titles, *pair.hours)
    return book.conflict(Rule.SAME_AUDIENCE, words, pair.key, sessions=pair.sessions, people=tuple(sorted(both)))


def _audience(one: Card, other: Card) -> set[int]:
    listening = ({each.person for each in card.people if each.role is RoleKind.AUDIENCE} for card in (one, other))
    first, second = listening
    if not first and not second:
        return set()
    everybody = {each.person for each in one.people} & {each.person for each in other.people}
    return everybody & (first | second)


def _same_audience(count: int, first: str, second: str, *hours: int) -> tuple[str, str]:
    text = ngettext(
        "{count} person of the audience is in “{first}” and “{second}”, {hours}.",
        "{count} people of the audience are in “{first}” and “{second}”, {hours}.",
        count,
    )
    return text.format(count=count, first=first, second=second, hours=span(*hours)), _("audience clash")


@norm(Rule.PERSON_AWAY, Scope.PLACE, level=Level.WARNING, title=lambda: _("Person not available"))
def away(book: Book, cards: Iterable[Card]) -> Iterator[Conflict]:
    """Somebody acts outside the hours in which they are here; who has no hours always is."""
    available, audience = book.available, RoleKind.AUDIENCE
    if not available:
        return
    for card in cards:
        placement = card.placement
        if placement is None or not [each for each in card.people if each.person in available]:
            continue
        told: set[int] = set()
        for low, high, each in offsets(card):
            hours = available.get(each.person)
            if hours is None or each.role is audience or each.person in told:
                continue
            if not within(hours, placement.day, placement.start + low, placement.start + min(high, card.duration)):
                told.add(each.person)
                here = tuple(sorted((one.opens, one.closes) for one in hours if one.day == placement.day))
                about = f"s{card.id}:p{each.person}:d{placement.day}"
                words: Words = (_away, each.name, here)
                yield book.conflict(Rule.PERSON_AWAY, words, about, sessions=(card.id,), people=(each.person,))


def away_engaged(book: Book, engagements: Iterable[Engagement]) -> Iterator[Conflict]:
    """The same of meetings and duties."""
    for each in engagements:
        hours = book.available.get(each.person)
        if hours is not None and not within(hours, each.day, each.start, each.start + each.duration):
            here = tuple(sorted((one.opens, one.closes) for one in hours if one.day == each.day))
            about = f"{each.key}:p{each.person}:d{each.day}"
            words: Words = (_away_engaged, each.title, each.start, each.start + each.duration, each.name, here)
            yield book.conflict(Rule.PERSON_AWAY, words, about, sessions=(), people=(each.person,))


def _away_engaged(title: str, start: int, end: int, person: str, hours: tuple[tuple[int, int], ...]) -> tuple[str, str]:
    sentence, brief = _away(person, hours)
    text = _("“{title}”, {hours}: {text}").format(title=title, hours=span(start, end), text=sentence)
    return text, brief


def _away(person: str, hours: tuple[tuple[int, int], ...]) -> tuple[str, str]:
    text = _("{person} is here {hours} only.") if hours else _("{person} is not here that day.")
    return text.format(person=person, hours=", ".join(span(*each) for each in hours)), _("not available")


@norm(
    Rule.IN_A_ROW,
    Scope.SERIES,
    level=Level.CHECK,
    limit=4,
    unit=Unit.TIMES,
    title=lambda: _("Too many sessions in a row"),
)
def in_a_row(book: Book, person: int, things: Sequence[Filed]) -> Iterator[Conflict]:
    """More things than the limit without a pause of :data:`PAUSE_IN_A_ROW` minutes between two of them."""
    if len(things) <= book.limits[Rule.IN_A_ROW]:
        return
    row: list[Filed] = []
    until = 0
    for each in (*(one for one in sorted(things, key=rank) if acting(spans_of(one, person))), None):
        if row and (each is None or each[0] - until >= PAUSE_IN_A_ROW):
            yield from _row(book, person, row)
            row, until = [], 0
        if each is not None:
            row.append(each)
            until = max(until, each[1])


def _row(book: Book, person: int, row: list[Filed]) -> Iterator[Conflict]:
    things = [each[2] for each in row]
    if len(row) <= max(1, book.limits[Rule.IN_A_ROW]) or not _sessions(*things):
        return
    begin, end = row[0][0], max(each[1] for each in row)
    hours = span(begin % DAY, begin % DAY + end - begin)
    words: Words = (_in_a_row, _name(things[0], person), len(row), hours)
    about = ":".join([f"p{person}", *sorted(map(key_of, things))])
    yield book.conflict(Rule.IN_A_ROW, words, about, sessions=_sessions(*things), people=(person,))


def _in_a_row(person: str, count: int, hours: str) -> tuple[str, str]:
    text = _("{person} has {count} sessions in a row, {hours}.").format(person=person, count=count, hours=hours)
    return text, _("{count} in a row").format(count=count)


# -- pieces -----------------------------------------------------------------------------------------------------------


def _of_person(book: Book, rule: Rule, pair: Pair) -> Conflict:
    role = spans_of(pair.first, pair.shared)[0][2]
    words: Words = (_double_booked, _name(pair.first[2], pair.shared), role, *pair.titles, *pair.hours)
    return _conflict(book, rule, words, pair)


def _conflict(book: Book, rule: Rule, words: Words, pair: Pair) -> Conflict:
    person = pair.shared
    return book.conflict(rule, words, f"{pair.key}:p{person}", sessions=pair.sessions, people=(person,))


def _sessions(*things: Thing) -> tuple[int, ...]:
    return tuple(each.id for each in things if isinstance(each, Card))


def _name(thing: Thing, person: int) -> str:
    if isinstance(thing, Engagement):
        return thing.name
    return next(each.name for each in thing.people if each.person == person)


def _role_word(role: RoleKind | None) -> str:
    words = {
        RoleKind.SPEAKER: _("speaker"),
        RoleKind.CHAIR: _("chair"),
        RoleKind.PANELIST: _("panelist"),
        RoleKind.INTERPRETER: _("interpreter"),
        RoleKind.AUDIENCE: _("audience"),
    }
    return words.get(role, _("person")) if role is not None else _("person")
