"""Printing badges as values: who is wanted, where each badge stands, and a run that is ready to be drawn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from organizer.domain.printing.badges.composing import BadgeProblem
from organizer.domain.printing.badges.stuffing import Plan
from organizer.domain.printing.faces import Face
from organizer.domain.printing.ledger import State
from organizer.domain.printing.pieces import Piece


@dataclass(frozen=True, slots=True)
class BadgeLine:
    """One person on the list of badges. ``color`` is the category's colour number."""

    id: int
    name: str
    second_name: str
    organization: str
    category_id: int | None
    category: str
    color: int | None
    code: str
    state: State


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whose badges are to be printed: these people, those of a category, else all attendees.

    With ``due`` only those whose badge is new or has changed since it was printed. ``plan``: in which order they lie
    and what lies between them; without one in the order of the ids.
    """

    ids: Sequence[int] | None = None
    category: int | None = None
    due: bool = False
    plan: Plan | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """Badges of one size, which are printed together; ``backs`` as those of a run."""

    faces: tuple[Face, ...]
    backs: tuple[Face | None, ...]

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of what is printed, in micrometres."""
        return _size(self.faces[0])


@dataclass(frozen=True, slots=True)
class Run:
    """Badges ready to be drawn: ``asked`` = faces + ``skipped`` + ``repeated``. Those of one size stand together.

    ``pieces``, in the order of the faces, are what is remembered once the badges are on paper.
    """

    faces: tuple[Face, ...]
    pieces: tuple[Piece, ...]
    problems: tuple[BadgeProblem, ...]
    asked: int
    skipped: int
    repeated: int
    backs: tuple[Face | None, ...] = ()
    """What is on the other side of each; empty where no template has a back."""
    between: Mapping[int, tuple[Face, ...]] = field(default_factory=dict)
    """Separating and cover sheets, by the place of the face before which they lie."""

    @property
    def batches(self) -> tuple[Batch, ...]:
        """The badges of each size, in the order of the faces."""
        found: dict[tuple[int, int], list[tuple[Face, Face | None]]] = {}
        for place, (face, back) in enumerate(zip_longest(self.faces, self.backs)):
            batch = found.setdefault(_size(face), [])
            batch.extend((each, None) for each in self.between.get(place, ()))
            batch.append((face, back))
        return tuple(_batch(part) for part in found.values())

    @property
    def ids(self) -> tuple[int, ...]:
        """The people in the order of the faces."""
        return tuple(each.subject.person or 0 for each in self.pieces)

    def faces_until(self, last: Piece) -> int:
        """How many faces of its size are on paper with this piece: itself, those before it and what lies between."""
        place = self.pieces.index(last)
        size = _size(self.faces[place])
        before = (at for at, face in enumerate(self.faces[: place + 1]) if _size(face) == size)
        return sum(1 + len(self.between.get(at, ())) for at in before)

    @property
    def by_person(self) -> dict[int, Face]:
        """Each person's badge."""
        return dict(zip(self.ids, self.faces, strict=True))

    @property
    def backs_by_person(self) -> dict[int, Face]:
        """The back of each badge that has one."""
        return {person: back for person, back in zip(self.ids, self.backs, strict=False) if back}


def _size(face: Face) -> tuple[int, int]:
    return face.width, face.height


def _batch(part: Sequence[tuple[Face, Face | None]]) -> Batch:
    faces, backs = zip(*part, strict=True)
    return Batch(faces, backs if any(backs) else ())
