"""When things of the schedule are, on one scale: minutes from the event's first midnight."""

from collections.abc import Iterable, Iterator
from operator import itemgetter

from organizer.domain.programme.words import RoleKind, SessionState
from organizer.domain.schedule.grid import Card, Engagement, Participant

DAY = 24 * 60

Thing = Card | Engagement
"""What takes up time."""
Filed = tuple[int, int, Thing]
"""Something with its begin and its end in minutes from the event's first midnight."""
Span = tuple[int, int, RoleKind | None]
"""When somebody is in something, and as what; None: a meeting or a duty."""

# Python 3.11 takes longer to look up a member of an enumeration than to do all the rest of these functions.
_CANCELLED, _AUDIENCE = SessionState.CANCELLED, RoleKind.AUDIENCE


def begins(card: Card) -> int:
    """Minutes from the event's first midnight to the card's start; only of a card that is placed."""
    return filed(card)[0]


def ends(card: Card) -> int:
    """Minutes from the event's first midnight to the card's end."""
    return filed(card)[1]


def overlap(one: Card, other: Card) -> bool:
    """Whether two placed cards share time; a session after midnight meets the next day's early ones."""
    return begins(one) < ends(other) and begins(other) < ends(one)


def stands(card: Card) -> bool:
    """Whether a card takes up time and room: it is placed and not cancelled."""
    return card.placement is not None and card.state is not _CANCELLED


def filed(card: Card) -> Filed:
    """A placed card with its time."""
    placement = card.placement
    if placement is None:
        raise ValueError("An unscheduled session has no time.")
    begin = placement.day * DAY + placement.start
    return begin, begin + card.duration, card


def filed_engagement(engagement: Engagement) -> Filed:
    """A meeting or a duty with its time."""
    begin = engagement.day * DAY + engagement.start
    return begin, begin + engagement.duration, engagement


def in_order(one: Filed, other: Filed) -> tuple[Filed, Filed]:
    """The earlier one first; of two that begin together the session, then the one that was there first."""
    if one[0] != other[0]:
        return (one, other) if one[0] < other[0] else (other, one)
    return (one, other) if rank(one) <= rank(other) else (other, one)


def rank(each: Filed) -> tuple[int, str, int]:
    """Where a thing stands in the order of time; of those that begin together sessions come first."""
    thing = each[2]
    return each[0], "" if isinstance(thing, Card) else thing.kind, thing.id


def key_of(thing: Thing) -> str:
    """What a thing is called in the key of a conflict."""
    return f"s{thing.id}" if isinstance(thing, Card) else thing.key


def room_of(thing: Thing) -> int | None:
    """Where it is."""
    if isinstance(thing, Card):
        return None if thing.placement is None else thing.placement.room
    return thing.room


def spans_of(each: Filed, person: int) -> list[Span]:
    """When a person is in something, once for each role."""
    begin, end, thing = each
    if isinstance(thing, Engagement):
        return [(begin, end, None)]
    if not thing.talks:
        return [(begin, end, part.role) for part in thing.people if part.person == person]
    return [
        (begin + max(low, 0), begin + min(high, thing.duration), part.role)
        for low, high, part in offsets(thing)
        if part.person == person
    ]


def offsets(card: Card) -> Iterator[tuple[int, int, Participant]]:
    """Every role with the minutes into the card between which it is played: a talk's speaker in the talk."""
    if not card.talks:
        yield from ((0, card.duration, each) for each in card.people)
        return
    talks: dict[int | None, tuple[int, int]] = {None: (0, card.duration)}
    position = 0
    for talk in card.talks:
        talks[talk.id] = (position, position + talk.duration)
        position += talk.duration
    for each in card.people:
        yield *talks.get(each.talk, (0, card.duration)), each


def acting(spans: Iterable[Span]) -> list[Span]:
    """Those in which somebody does something; the audience only listens."""
    return [each for each in spans if each[2] is not _AUDIENCE]


by_begin = itemgetter(0)
