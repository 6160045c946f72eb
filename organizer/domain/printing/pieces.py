"""Printed things that may become wrong: of what something is printed, and what it told when it was."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from enum import StrEnum

from organizer.domain.printing.text_fitting import clean


class PieceKind(StrEnum):
    """What is printed; also the word for it on the command line and in the ledger."""

    BADGE = "badge"
    AGENDA = "agenda"
    POSTER = "poster"
    BOOKLET = "booklet"
    DOOR_SIGN = "door-sign"
    SIGN_IN = "sign-in"
    TENT = "tent"
    NAME_PLATE = "name-plate"
    PERSONAL = "personal"
    MEETING_SLIP = "meeting-slip"
    RESERVED_SEAT = "reserved-seat"
    CERTIFICATE = "certificate"
    RUN_SHEET = "run-sheet"
    WALK_IN = "walk-in"


@dataclass(frozen=True, slots=True)
class Subject:
    """Of whom or what a piece is, by ids; a door sign is of a room on a ``day`` (from 0), the agenda of the event."""

    person: int | None = None
    session: int | None = None
    room: int | None = None
    meeting: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing on paper. ``title`` names it in a sentence: “the door sign of B2 on day 1”.

    ``digest`` names what it tells: printed with another digest, it is wrong. ``made``: how it is printed, in the words
    of :attr:`SheetOrder.made`; empty of badges.
    """

    what: PieceKind
    subject: Subject
    title: str
    digest: str
    made: str = field(default="", compare=False)


def digest_of(told: Iterable[object]) -> str:
    """Names what a piece tells: its texts and times and its design, in order.

    Not the drawn face: fonts of another machine make no sheet wrong. Hand over texts, numbers and None only; the
    representation of a class would change with the program.
    """
    drawn = "\x1f".join(map(str, told))
    return hashlib.sha256(drawn.encode()).hexdigest()[:24]


def told(facts: object) -> Iterator[str | int | None]:
    """The texts and numbers of a value with all values inside it, in order: for :func:`digest_of`.

    Texts as they are set; of what has a property ``told`` that. Sequences tell how long they are, so that what moves
    from the end of one to the beginning of the next is seen.
    """
    if facts is None or isinstance(facts, int):
        yield facts if facts is None else int(facts)
    elif isinstance(facts, str):
        yield clean(str(facts))
    elif hasattr(facts, "told"):
        yield from told(facts.told)
    elif is_dataclass(facts):
        for each in fields(facts):
            yield from told(getattr(facts, each.name))
    elif isinstance(facts, tuple):
        yield len(facts)
        for each in facts:
            yield from told(each)
    else:
        raise TypeError(f"{type(facts).__name__} on paper is no text and no number")
