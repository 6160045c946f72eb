"""Printing badges as values: who is wanted, where each badge stands, and a run that is ready to be drawn."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from operator import itemgetter

from organizer.domain.printing.badges.composing import BadgeProblem
from organizer.domain.printing.badges.stuffing import Plan
from organizer.domain.printing.faces import Face
from organizer.domain.printing.ledger import State
from organizer.domain.printing.paper.imposition import Paper, impose
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
    """Badges of one size, which are one file or one job; ``backs`` as those of a run.

    ``faces`` are the ``badges`` (how many) with what lies between them; ``parcel`` is what that is called of which they
    are, where each is apart.
    """

    faces: tuple[Face, ...]
    backs: tuple[Face | None, ...]
    badges: int
    parcel: str = ""

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
    parcels: Mapping[int, str] = field(default_factory=dict)
    """What the parcels are called, by the place of the first face in each; empty unless each is apart."""
    codes: Mapping[int, str] = field(default_factory=dict)
    """Codes that stand on badges and are not issued yet, by person."""
    left_out: tuple[BadgeProblem, ...] = ()
    """Why there is no badge of somebody who was wanted, where it is no trouble and not on paper already."""

    @property
    def batches(self) -> tuple[Batch, ...]:
        """The badges of each size, and of each parcel that is apart, in the order of the faces."""
        return tuple(self._batch(start, end) for start, end in pairwise((*self._starts(), len(self.faces))))

    def _starts(self) -> Iterator[int]:
        """Where a batch begins."""
        before = None
        for place, size in enumerate(map(_size, self.faces)):
            if size != before or place in self.parcels:
                yield place
            before = size

    def _batch(self, start: int, end: int) -> Batch:
        faces: list[Face] = []
        backs: list[Face | None] = []
        for place in range(start, end):
            laid = self.between.get(place, ())
            faces += (*laid, self.faces[place])
            backs += (*(None for _each in laid), self.backs[place] if self.backs else None)
        return Batch(tuple(faces), tuple(backs) if any(backs) else (), end - start, self.parcels.get(start, ""))

    @property
    def ids(self) -> tuple[int, ...]:
        """The people in the order of the faces."""
        return tuple(each.subject.person or 0 for each in self.pieces)

    def next_start(self, paper: Paper, last: Piece) -> int:
        """The first label that is free behind this piece, where the sheet on which it is has one; else 1.

        Raises RuleViolation for paper that the badges do not fit.
        """
        place = self.pieces.index(last)
        number, start = max((each for each in enumerate(self._starts()) if each[1] <= place), key=itemgetter(1))
        used = sum(1 + len(self.between.get(at, ())) for at in range(start, place + 1))
        return impose(paper_of(number, paper), *_size(self.faces[place])).start_after(used)

    def sheet_numbers(self, paper: Paper) -> tuple[int, ...]:
        """On which sheet each badge is, counted from 1 through all batches. Raises RuleViolation as next_start."""
        numbers: list[int] = []
        for batch, (start, end) in enumerate(pairwise((*self._starts(), len(self.faces)))):
            made = impose(paper_of(batch, paper), *_size(self.faces[start]))
            before, faces = numbers[-1] if numbers else 0, 0
            for place in range(start, end):
                faces += 1 + len(self.between.get(place, ()))
                numbers.append(before + made.sheets(faces))
        return tuple(numbers)

    @property
    def by_person(self) -> dict[int, Face]:
        """Each person's badge."""
        return dict(zip(self.ids, self.faces, strict=True))

    @property
    def backs_by_person(self) -> dict[int, Face]:
        """The back of each badge that has one."""
        return {person: back for person, back in zip(self.ids, self.backs, strict=False) if back}


def paper_of(batch: int, paper: Paper) -> Paper:
    """How the paper is used for the batch with this number, from 0: only the first goes on where a sheet was begun."""
    return replace(paper, start=1) if batch else paper


def _size(face: Face) -> tuple[int, int]:
    return face.width, face.height
