"""The ledger of paper: which printed things stand, and which of them have become wrong."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from organizer.domain.printing.choices import Reason
from organizer.domain.printing.pieces import Piece, PieceKind, Subject
from organizer.errors import NotFound
from organizer.i18n import _


@dataclass(frozen=True, slots=True)
class Reprint:
    """The reason that somebody gave, and what they wrote beside it."""

    reason: Reason = Reason.OTHER
    note: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A row of the ledger: a thing on paper that nothing has replaced and nobody has thrown away.

    ``digest`` names what it tells, ``at`` is an ISO instant in UTC, ``made`` as that of a Piece. There is no subject
    where it was deleted.
    """

    id: int
    what: PieceKind
    subject: Subject | None
    title: str
    digest: str
    at: str
    desk: str
    made: str = ""


class Fault(StrEnum):
    """What is wrong with a printed thing."""

    CHANGED = "changed"
    """It would say something else now: print it again."""
    GONE = "gone"
    """It is no longer needed: take it away."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """A printed thing that is wrong; ``piece`` is what would be printed in its place, None where nothing is."""

    mark: Mark
    piece: Piece | None

    @property
    def fault(self) -> Fault:
        """What is to be done about it."""
        return Fault.CHANGED if self.piece else Fault.GONE

    @property
    def what(self) -> PieceKind:
        """Of which kind it is."""
        return self.mark.what

    @property
    def title(self) -> str:
        """What it is called: as it is on the paper where nothing takes its place."""
        return self.piece.title if self.piece else self.mark.title


def find_wrong(marks: Iterable[Mark], pieces: Iterable[Piece]) -> tuple[Wrong, ...]:
    """Compare what is on paper with what would be printed now; by kind, each kind in the order of printing.

    ``pieces``: all of the kinds that the marks are of. Two people who were made one have two badges: when one of them
    is right the other is no longer needed, when none is one of them is printed again.
    """
    now = {(piece.what, piece.subject): piece for piece in pieces}
    standing: defaultdict[tuple[PieceKind, Subject | None], list[Mark]] = defaultdict(list)
    for mark in marks:
        standing[mark.what, mark.subject].append(mark)
    found = [
        wrong
        for (what, subject), here in standing.items()
        for wrong in _wrong_of(here, now.get((what, subject)) if subject else None)
    ]
    order = list(PieceKind)
    return tuple(sorted(found, key=lambda wrong: (order.index(wrong.what), wrong.mark.id)))


def _wrong_of(marks: Sequence[Mark], piece: Piece | None) -> Iterator[Wrong]:
    """Of all that stands of one subject."""
    others = [mark for mark in marks if piece is None or mark.digest != piece.digest]
    if piece is not None and len(others) == len(marks):
        yield Wrong(others.pop(), piece)
    yield from (Wrong(mark, None) for mark in others)


class State(StrEnum):
    """Where a piece stands; that of somebody or something cancelled is printed no more."""

    NEW = "new"
    CHANGED = "changed"
    PRINTED = "printed"
    CANCELLED = "cancelled"

    @property
    def due(self) -> bool:
        """Whether the piece should be printed."""
        return self in (State.NEW, State.CHANGED)


@dataclass(frozen=True, slots=True)
class Standing:
    """What is on paper: of each kind and subject the digests."""

    digests: Mapping[tuple[PieceKind, Subject], frozenset[str]]

    @classmethod
    def of(cls, marks: Iterable[Mark]) -> "Standing":
        """From the rows of the ledger."""
        found: defaultdict[tuple[PieceKind, Subject], set[str]] = defaultdict(set)
        for mark in marks:
            if mark.subject:
                found[mark.what, mark.subject].add(mark.digest)
        return cls({key: frozenset(digests) for key, digests in found.items()})

    def has(self, what: PieceKind, subject: Subject) -> bool:
        """Whether there is one on paper, right or wrong."""
        return (what, subject) in self.digests

    def state(self, piece: Piece) -> State:
        """Whether the piece is on paper, and as it is now."""
        there = self.digests.get((piece.what, piece.subject))
        if there is None:
            return State.NEW
        return State.PRINTED if piece.digest in there else State.CHANGED

    def due(self, pieces: Iterable[Piece]) -> tuple[Piece, ...]:
        """Those that are on no paper as they are now."""
        return tuple(each for each in pieces if self.state(each).due)

    def printed(self, pieces: Iterable[Piece]) -> tuple[Piece, ...]:
        """Those that are on paper just as they are: printed again they would lie there twice."""
        return tuple(each for each in pieces if self.state(each) is State.PRINTED)


def came_out(pieces: Sequence[Piece], *, first: int = 1, last: int | None = None) -> tuple[Piece, ...]:
    """Those that came out when the numbers ``first`` to ``last`` of the list did, counted from 1.

    Raises NotFound where the list has no such numbers.
    """
    last = len(pieces) if last is None else last
    if not 1 <= first <= last <= len(pieces):
        sentence = _("The list has the numbers 1 to {count}; there is nothing from {first} to {last}.")
        raise NotFound(sentence.format(count=len(pieces), first=first, last=last))
    return tuple(pieces[first - 1 : last])


def all_but(pieces: Sequence[Piece], *, first: int, last: int) -> tuple[Piece, ...]:
    """Those that came out when the numbers ``first`` to ``last`` did not. Raises NotFound as :func:`came_out`."""
    came_out(pieces, first=first, last=last)
    return (*pieces[: first - 1], *pieces[last:])
