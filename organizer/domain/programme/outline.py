"""The programme as a tree: activities hold sessions, sessions hold talks; and what may be said of each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from organizer.domain.people.search import fold, words
from organizer.domain.programme.words import RoleKind
from organizer.errors import BadInput, Problem
from organizer.i18n import _, paragraph


class ItemKind(StrEnum):
    """What stands in the tree."""

    ACTIVITY = "activity"
    SESSION = "session"
    TALK = "talk"


@dataclass(frozen=True, slots=True)
class Place:
    """Where and when a session stands; ``room`` is a name, ``day`` and ``start`` as everywhere, None: unscheduled."""

    room: str
    day: int | None
    start: int | None


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the tree with those below it.

    ``what``: the kind of an activity, the track of a session. ``color``: the track's, None without one. ``duration``:
    minutes; an activity's is that of its sessions together. ``people``: how many have a role in it.
    """

    kind: ItemKind
    id: int
    title: str
    second_title: str
    what: str
    color: int | None
    duration: int
    place: Place | None
    people: int
    children: "tuple[Item, ...]" = ()

    @property
    def key(self) -> "Key":
        """What identifies the line."""
        return (self.kind, self.id)


Key = tuple[ItemKind, int]


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody with a role; ``role`` is the role's id."""

    role: int
    person: int
    name: str
    organization: str
    kind: RoleKind


@dataclass(frozen=True, slots=True)
class Details:
    """All that is said of one line of the tree, by the words of :data:`WORDS`, and who has a role in it."""

    kind: ItemKind
    id: int
    values: Mapping[str, str]
    participants: tuple[Participant, ...]


WORDS: dict[ItemKind, tuple[str, ...]] = {
    ItemKind.ACTIVITY: ("title", "second_title", "kind", "host", "description"),
    ItemKind.SESSION: (
        "title", "second_title", "track", "kind", "language", "duration", "expected", "description", "note",
    ),
    ItemKind.TALK: ("title", "second_title", "language", "duration", "description"),
}  # fmt: skip
"""What can be said of an activity, a session and a talk."""

LONGEST = 24 * 60
"""Minutes of the longest session."""


def every(items: tuple[Item, ...]) -> Iterator[Item]:
    """The items and all below them, as they are read from top to bottom."""
    for item in items:
        yield item
        yield from every(item.children)


def filtered(items: tuple[Item, ...], text: str) -> tuple[Item, ...]:
    """The items in which every word of the text is found, with what holds them and what they hold."""
    typed = words(text)
    return _holding(items, typed) if typed else items


def _holding(items: tuple[Item, ...], typed: tuple[str, ...]) -> tuple[Item, ...]:
    found = []
    for item in items:
        said = fold(" ".join((item.title, item.second_title, item.what, item.place.room if item.place else "")))
        below = _holding(item.children, typed)
        if all(word in said for word in typed):
            found.append(item)
        elif below:
            found.append(replace(item, children=below))
    return tuple(found)


NEW = 0
"""The id of a line that is typed and not written down yet."""


def with_new(items: tuple[Item, ...], kind: ItemKind, title: str, parent: Key | None) -> tuple[Item, ...]:
    """The items and a new line below the others of ``parent``, or of the tree where that is None or not among them."""
    new = Item(kind, NEW, title, "", "", None, 0, None, 0)
    if parent is None or all(item.key != parent for item in every(items)):
        return (*items, new)
    return tuple(_holding_new(item, new, parent) for item in items)


def _holding_new(item: Item, new: Item, parent: Key) -> Item:
    children = tuple(_holding_new(child, new, parent) for child in item.children)
    return replace(item, children=(*children, new) if item.key == parent else children)


def neighbour(items: tuple[Item, ...], key: Key, step: int) -> tuple[int | None, int] | None:
    """Where a line goes one ``step`` (-1 up, 1 down): the id of what will hold it, and its place among the others.

    At the end of what holds it, it goes on into the next that can; None where there is nowhere to go.
    """
    holders = _holders(items, key[0])
    at, place = next((h, p) for h, (_id, keys) in enumerate(holders) for p, each in enumerate(keys) if each == key)
    if 0 <= place + step < len(holders[at][1]):
        return holders[at][0], place + step
    beyond = at + step
    if not 0 <= beyond < len(holders) or holders[beyond][0] is None:
        return None
    return holders[beyond][0], len(holders[beyond][1]) if step < 0 else 0


def _holders(items: tuple[Item, ...], kind: ItemKind) -> list[tuple[int | None, list[Key]]]:
    """All that can hold lines of the kind, from top to bottom: the id (None: the tree itself) and what it holds."""
    above = {ItemKind.SESSION: ItemKind.ACTIVITY, ItemKind.TALK: ItemKind.SESSION}.get(kind)
    found: list[tuple[int | None, list[Key]]] = [
        (item.id, [child.key for child in item.children]) for item in every(items) if item.kind is above
    ]
    return [*found, (None, [item.key for item in items if item.kind is kind])]


def problems(values: Mapping[str, str]) -> dict[str, str]:
    """What is wrong with the values, a sentence a word; empty when they can be kept."""
    found = {}
    if not values.get("title", "-").strip():
        found["title"] = _("This needs a title.")
    if "duration" in values and not 0 < (number(values["duration"]) or 0) <= LONGEST:
        found["duration"] = _("A duration is a whole number of minutes, from 1 to 1,440.")
    if values.get("expected", "").strip() and number(values["expected"]) is None:
        found["expected"] = _("The expected attendance is a whole number.")
    return found


def number(text: str) -> int | None:
    """The whole number that was typed; None when it is none."""
    plain = text.strip().replace(",", "")
    return int(plain) if plain.isascii() and plain.isdecimal() and len(plain) < 10 else None


def checked(values: Mapping[str, str]) -> dict[str, str]:
    """The values without blanks at their ends. Raises BadInput with what is wrong."""
    found = problems(values)
    if found:
        raise BadInput(paragraph(found.values()), tuple(Problem(text, column=word) for word, text in found.items()))
    return {word: text.strip() for word, text in values.items()}
