"""The rows of a review, whatever is imported."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from organizer.domain.imports.outcomes import Group
from organizer.domain.sheets.workbook import SheetRow


@dataclass(frozen=True, slots=True)
class Choice:
    """Somebody whom a doubtful row may mean: a person's id, or less than 0 for an earlier row of the same file."""

    id: int
    text: str


@dataclass(frozen=True, slots=True)
class CellChoice:
    """A cell that differs: what stands here and there. ``base``: what was exported, where both were changed since.

    ``word``: what the label is called on screen.
    """

    label: str
    here: str
    there: str
    base: str | None = None
    word: str = ""


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One row: ``cells`` under the review's headers, ``why`` what changes or what is wrong.

    ``key`` names the row for taking and deciding: its number in the file, or less than 0 for a person who is missing
    there. ``row`` is where it stands, as the spreadsheet counts; None for who is missing. ``alike`` is equal for rows
    with one kind of doubt.
    """

    group: Group
    key: int
    row: SheetRow | None
    cells: tuple[str, ...]
    why: str = ""
    choices: tuple[Choice, ...] = ()
    differing: tuple[CellChoice, ...] = ()
    alike: str = ""
    decidable: bool = False
    """Whether somebody may say whom a doubtful row means."""
    bad: tuple[str, ...] = ()
    """The labels of values that cannot be taken, without which a rejected row could be, or this one is."""

    @property
    def can_be_taken(self) -> bool:
        """Whether the user may take or leave it."""
        return self.group in (Group.NEW, Group.UPDATED, Group.REMOVED)

    @property
    def wants_cells(self) -> bool:
        """Whether single cells must be decided: it is sure who the row is."""
        return self.group is Group.CONFLICTING and any(each.base is not None for each in self.differing)

    @property
    def wants_person(self) -> bool:
        """Whether somebody must say whom the row means."""
        return self.decidable and not self.wants_cells

    @property
    def is_spareable(self) -> bool:
        """Whether it is kept out only by values without which it can be taken."""
        return self.group is Group.REJECTED and bool(self.bad)


@dataclass(frozen=True, slots=True)
class Alike:
    """Rows with one kind of doubt, and what answers all of them, made ready so that a click on it takes no time.

    ``clashes``: key and label of every cell that wants a decision, and ``settled`` the keys of their rows; ``sure``:
    whom a row means, by its key, where only one person is in question.
    """

    rows: tuple[ReviewRow, ...] = ()
    clashes: Mapping[tuple[int, str], None] = field(default_factory=dict)  # hashed once: a dictionary copies hashes
    settled: frozenset[int] = frozenset()
    sure: Mapping[int, int] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Sequence[ReviewRow]) -> "Alike":
        """All of one kind."""
        clashes = [(row.key, each.label) for row in rows for each in row.differing if each.base is not None]
        settled = frozenset(key for key, _label in clashes)
        return cls(
            tuple(rows),
            dict.fromkeys(clashes),
            settled,
            {row.key: row.choices[0].id for row in rows if len(row.choices) == 1},
        )

    @property
    def keys(self) -> Iterator[int]:
        """Those of the rows."""
        return (row.key for row in self.rows)


@dataclass(frozen=True, slots=True)
class Details:
    """What is known of a row, to be shown side by side: a line is a word and its text under each of the ``heads``."""

    heads: tuple[str, ...] = ()
    lines: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """What an import would do: the headers of the cells with their widths (pixels at 100 %), and the rows by group.

    ``texts``: what the filter looks at, of each row. ``answerable``: the rows that the user may take, leave or decide,
    by key; ``alike``: those of each kind of doubt. ``notes``: sentences about the whole of it.
    """

    headers: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[ReviewRow, ...]
    texts: tuple[str, ...]
    counts: Mapping[Group, int] = field(default_factory=dict)
    answerable: Mapping[int, ReviewRow] = field(default_factory=dict)
    alike: Mapping[str, Alike] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def review(headers: Mapping[str, int], rows: Iterable[ReviewRow], notes: tuple[str, ...] = ()) -> Review:
    """The rows in the order in which they want attention, and how many there are of each group."""
    order = {group: place for place, group in enumerate(Group)}
    ordered = tuple(sorted(rows, key=lambda each: (order[each.group], abs(each.key))))
    counts = dict.fromkeys(Group, 0)
    for each in ordered:
        counts[each.group] += 1
    texts = tuple("\n".join((*each.cells, each.why)).casefold() for each in ordered)
    answerable = {row.key: row for row in ordered if row.group is Group.CONFLICTING or row.can_be_taken or row.bad}
    kinds: defaultdict[str, list[ReviewRow]] = defaultdict(list)
    for each in answerable.values():
        if each.alike:
            kinds[each.alike].append(each)
    alike = {kind: Alike.of(found) for kind, found in kinds.items()}
    return Review(tuple(headers), tuple(headers.values()), ordered, texts, counts, answerable, alike, notes)
