"""What a session asks of its room, and what two sessions in one room do to each other."""

from collections.abc import Iterable, Iterator

from organizer.domain.programme.words import RoleKind, span
from organizer.domain.schedule.conflict_values import Conflict, Level, Rule, Words
from organizer.domain.schedule.grid import Card
from organizer.domain.schedule.norms import Book, Scope, norm
from organizer.domain.schedule.pairs import Pair
from organizer.i18n import _, ngettext


@norm(Rule.NO_ROOM, Scope.PLACE, level=Level.WARNING, title=lambda: _("A time without a room"))
def no_room(book: Book, cards: Iterable[Card]) -> Iterator[Conflict]:
    """A session that has a time and nowhere to be."""
    for card in cards:
        if card.placement is not None and card.placement.room not in book.rooms:
            yield book.conflict(Rule.NO_ROOM, (_no_room,), f"s{card.id}", sessions=(card.id,))


def _no_room() -> tuple[str, str]:
    return _("It has a time but no room."), _("no room")


@norm(Rule.ROOM_TOO_SMALL, Scope.PLACE, level=Level.WARNING, title=lambda: _("Room too small"))
def too_small(book: Book, cards: Iterable[Card]) -> Iterator[Conflict]:
    """More people expected, or enrolled, than the room seats."""
    rooms, audience = book.rooms, RoleKind.AUDIENCE
    for card in cards:
        room = rooms.get(card.placement.room) if card.placement else None  # type: ignore[arg-type]
        if room is None or room.capacity is None:
            continue
        seats, expected = room.capacity, card.expected or 0
        if expected <= seats and len(card.people) <= seats:
            continue
        enrolled = len({each.person for each in card.people if each.role is audience})
        if max(expected, enrolled) > seats:
            words: Words = (_too_small, expected, enrolled, room.name, seats)
            yield book.conflict(Rule.ROOM_TOO_SMALL, words, f"s{card.id}:r{room.id}", sessions=(card.id,))


def _too_small(expected: int, enrolled: int, room: str, seats: int) -> tuple[str, str]:
    if enrolled > expected:
        text = _("{count} enrolled, {room} seats {capacity}.").format(count=enrolled, room=room, capacity=seats)
    else:
        text = _("{expected} expected, {room} seats {capacity}.").format(expected=expected, room=room, capacity=seats)
    missing = max(expected, enrolled) - seats
    return text, ngettext("{count} seat short", "{count} seats short", missing).format(count=missing)


@norm(Rule.ROOM_CLOSED, Scope.PLACE, level=Level.WARNING, title=lambda: _("Room closed"))
def closed(book: Book, cards: Iterable[Card]) -> Iterator[Conflict]:
    """Outside the hours of a room that has any."""
    rooms = book.rooms
    for card in cards:
        placement = card.placement
        room = rooms.get(placement.room) if placement else None  # type: ignore[arg-type]
        if placement is None or room is None or not room.hours:
            continue
        if not room.is_open(placement.day, placement.start, card.end):
            hours = tuple(sorted((each.opens, each.closes) for each in room.hours if each.day == placement.day))
            about = f"s{card.id}:r{room.id}:d{placement.day}"
            yield book.conflict(Rule.ROOM_CLOSED, (_closed, room.name, hours), about, sessions=(card.id,))


def _closed(room: str, hours: tuple[tuple[int, int], ...]) -> tuple[str, str]:
    text = _("{room} is open {hours} only.") if hours else _("{room} is closed that day.")
    return text.format(room=room, hours=", ".join(span(*each) for each in hours)), _("room closed")


@norm(Rule.EQUIPMENT_MISSING, Scope.PLACE, level=Level.WARNING, title=lambda: _("Equipment missing"))
def equipment(book: Book, cards: Iterable[Card]) -> Iterator[Conflict]:
    """Something that the session needs is not in the room; upper and lower case are the same."""
    for card in cards:
        room = book.rooms.get(card.placement.room) if card.needs and card.placement else None  # type: ignore[arg-type]
        if room is None:
            continue
        there = {each.casefold() for each in room.equipment}
        missing = tuple(each for each in card.needs if each.casefold() not in there)
        if missing:
            words: Words = (_equipment, room.name, missing)
            yield book.conflict(Rule.EQUIPMENT_MISSING, words, f"s{card.id}:r{room.id}", sessions=(card.id,))


def _equipment(room: str, missing: tuple[str, ...]) -> tuple[str, str]:
    text = _("{room} does not have: {equipment}.").format(room=room, equipment=", ".join(missing))
    return text, _("equipment missing")


@norm(Rule.ROOM_OVERLAP, Scope.ROOM, level=Level.ERROR, title=lambda: _("Room double-booked"))
def double_booked(book: Book, pair: Pair) -> Conflict | None:
    """Two sessions in a room at once."""
    words: Words = (_double_booked, *pair.titles, book.room_name(pair.shared), *pair.hours)
    return book.conflict(Rule.ROOM_OVERLAP, words, pair.key, sessions=pair.sessions)


def _double_booked(first: str, second: str, room: str, *hours: int) -> tuple[str, str]:
    text = _("“{first}” and “{second}” are both in {room}, {hours}.")
    return text.format(first=first, second=second, room=room, hours=span(*hours)), _("room clash")


@norm(
    Rule.ROOM_TURNAROUND,
    Scope.ROOM,
    level=Level.OFF,
    limit=10,
    title=lambda: _("Too little time between two sessions in a room"),
)
def turnaround(book: Book, pair: Pair) -> Conflict | None:
    """Less time between two sessions in a room than it takes to change them."""
    gap, needed = pair.second[0] - pair.first[1], book.limits[Rule.ROOM_TURNAROUND]
    if not 0 <= gap < needed:
        return None
    words: Words = (_turnaround, *pair.titles, book.room_name(pair.shared), gap, needed)
    return book.conflict(Rule.ROOM_TURNAROUND, words, pair.key, sessions=pair.sessions)


def _turnaround(first: str, second: str, room: str, gap: int, needed: int) -> tuple[str, str]:
    text = _("{gap} minutes in {room} between “{first}” and “{second}”; changing over takes {needed}.")
    told = text.format(gap=gap, room=room, first=first, second=second, needed=needed)
    return told, _("change-over too short")
