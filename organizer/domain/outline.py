"""The programme as a tree: activities hold sessions, sessions hold talks; and what may be said of each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from organizer.domain.programme import RoleKind
from organizer.errors import BadInput, Problem
from organizer.i18n import _


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
        raise BadInput(" ".join(found.values()), tuple(Problem(text, column=word) for word, text in found.items()))
    return {word: text.strip() for word, text in values.items()}
