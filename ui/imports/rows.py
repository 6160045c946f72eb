"""The rows of a review, whatever is imported."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from organizer.domain.plan_changes import Group


@dataclass(frozen=True, slots=True)
class Choice:
    """Somebody whom a doubtful row may mean."""

    id: int
    text: str


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One row: ``cells`` under the review's headers, ``why`` what changes or what is wrong.

    ``key`` names the row for skipping and deciding; ``row`` counts from 1 as the spreadsheet shows it.
    """

    group: Group
    key: int
    row: int
    cells: tuple[str, ...]
    why: str = ""
    choices: tuple[Choice, ...] = ()
    decidable: bool = False
    """Whether somebody may say whom a doubtful row means."""

    @property
    def can_be_taken(self) -> bool:
        """Whether the user may take or leave it."""
        return self.group in (Group.NEW, Group.UPDATED)


@dataclass(frozen=True, slots=True)
class Review:
    """What an import would do: the headers of the cells with their widths (pixels at 100 %), and the rows by group."""

    headers: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[ReviewRow, ...]
    counts: Mapping[Group, int] = field(default_factory=dict)


def review(headers: Mapping[str, int], rows: Iterable[ReviewRow]) -> Review:
    """The rows in the order in which they want attention, and how many there are of each group."""
    order = {group: place for place, group in enumerate(Group)}
    ordered = tuple(sorted(rows, key=lambda each: (order[each.group], each.row)))
    counts = dict.fromkeys(Group, 0)
    for each in ordered:
        counts[each.group] += 1
    return Review(tuple(headers), tuple(headers.values()), ordered, counts)
