"""How much paper a print will need, before its badges are set."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from organizer.domain.printing.badges.runs import BadgeLine, paper_of
from organizer.domain.printing.badges.stuffing import Envelope, Parcel, Plan, stuffed
from organizer.domain.printing.paper.imposition import Paper, impose
from organizer.errors import RuleViolation

Size = tuple[int, int]
"""Width and height of a badge as it is printed; micrometres."""


def faces_needed(lines: Mapping[Size, Sequence[BadgeLine]], plan: Plan | None) -> tuple[tuple[Size, int], ...]:
    """For each file or job its size and how many faces: badges with the covers and separating sheets among them."""
    return tuple((size, faces) for size, those in lines.items() for faces in _piles(tuple(those), plan))


@lru_cache(maxsize=8)  # a page asks at every turn of a badge, and sorting takes a while
def _piles(lines: tuple[BadgeLine, ...], plan: Plan | None) -> tuple[int, ...]:
    if plan is None:
        return (len(lines),)
    faces = [0]
    for each in stuffed(map(_envelope, lines), plan):
        if isinstance(each, Parcel) and plan.apart and faces[-1]:
            faces.append(0)
        faces[-1] += 1
    return tuple(faces)


def _envelope(line: BadgeLine) -> Envelope:
    """Without the country, which decides the order alone, and not how many sheets lie between."""
    return Envelope(line.id, line.name, line.second_name, line.organization, line.code, line.category)


def sheets_needed(paper: Paper, needed: Sequence[tuple[Size, int]]) -> int:
    """How many sheets these faces need; those that do not fit the paper need a sheet each."""
    return sum(_sheets(paper_of(number, paper), *each) for number, each in enumerate(needed))


def _sheets(paper: Paper, size: Size, faces: int) -> int:
    try:
        return impose(paper, *size).sheets(faces)
    except RuleViolation:
        return faces
