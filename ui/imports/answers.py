"""What the user answers while looking at a review. Nothing of it is written."""

from collections.abc import Iterable, Set

from organizer.domain.imports.decisions import SOMEBODY_NEW, Decisions, Side
from organizer.domain.imports.outcomes import Group
from ui.imports.rows import Alike, Review, ReviewRow

_TAKEN_UNASKED = (Group.NEW, Group.UPDATED)


class Answers:
    """Rows taken and left out, whom doubtful rows mean, which cells stay; people are removed only when ticked."""

    def __init__(self, review: Review) -> None:
        self.left_out: set[int] = set()
        self.who: dict[int, int] = {}
        self.cells: dict[tuple[int, str], Side] = {}
        self.removed: set[int] = set()
        self._rows, self._alike = review.answerable, review.alike
        self._unasked = sum(review.counts[group] for group in _TAKEN_UNASKED)
        doubtful = review.counts[Group.CONFLICTING]
        conflicting = [row for row in review.rows[:doubtful] if row.group is Group.CONFLICTING]
        self._cell_rows = sum(row.wants_cells for row in conflicting)
        self._settled: set[int] = set()  # those of which every clashing cell is decided
        self._person_rows = sum(row.wants_person for row in conflicting)
        self._kept: set[int] = set()  # updated rows of which every cell stays as it is here

    @property
    def taken(self) -> int:
        """How many rows would be imported."""
        asked = len(self._settled) + len(self.who) + len(self.removed)
        return self._unasked - len(self.left_out | self._kept) + asked

    @property
    def waiting(self) -> int:
        """How many rows wait for a decision."""
        return self._person_rows - len(self.who) + self._cell_rows - len(self._settled)

    def is_taken(self, row: ReviewRow) -> bool:
        """Whether the row would be imported."""
        if row.group is Group.REMOVED:
            return row.key in self.removed
        if row.wants_cells:
            return row.key in self._settled
        if row.group is Group.CONFLICTING:
            return row.key in self.who
        return row.can_be_taken and row.key not in self.left_out and row.key not in self._kept

    def take(self, keys: Iterable[int]) -> None:
        """Take rows; of an updated row of which every cell was kept, all of them."""
        for key in keys:
            self.left_out.discard(key)
            if key < 0:
                self.removed.add(key)
            elif key in self._kept:
                for each in self._rows[key].differing:
                    self.cells.pop((key, each.label), None)
                self._kept.discard(key)

    def leave_out(self, keys: Iterable[int]) -> None:
        """Leave rows out."""
        for key in keys:
            if key < 0:
                self.removed.discard(key)
            else:
                self.left_out.add(key)

    def decide(self, key: int, whom: int | None) -> None:
        """Say whom a doubtful row means: an id, SOMEBODY_NEW, or None to leave it undecided and out."""
        self.who.pop(key, None)
        if whom is not None:
            self.who[key] = whom

    def choose(self, key: int, label: str, side: Side) -> None:
        """Say which value of a cell stays."""
        self.cells[key, label] = side
        self._look_at(self._rows[key])

    def choose_all(self, rows: Iterable[ReviewRow], side: Side) -> None:
        """Let one side's value stay in every cell of these rows that differs."""
        for row in rows:
            self.cells |= {(row.key, each.label): side for each in row.differing}
            self._look_at(row)

    def _look_at(self, row: ReviewRow) -> None:
        """Whether an updated row is kept as it is here, or a doubtful one is decided."""
        if row.wants_cells:
            clashes = (each.label for each in row.differing if each.base is not None)
            decided = all((row.key, label) in self.cells for label in clashes)
            (self._settled.add if decided else self._settled.discard)(row.key)
            return
        here = row.group is Group.UPDATED and all(self.side(row, each.label) is Side.HERE for each in row.differing)
        (self._kept.add if here else self._kept.discard)(row.key)

    def side(self, row: ReviewRow, label: str) -> Side | None:
        """Which value of a cell would stay; None where it is not decided."""
        clash = any(each.label == label and each.base is not None for each in row.differing)
        return self.cells.get((row.key, label), None if clash else Side.THERE)

    # -- many at once ------------------------------------------------------------------------------------------------

    def count_alike(self, row: ReviewRow) -> int:
        """How many rows there are with this row's kind of doubt."""
        return len(self.alike(row).rows)

    def alike(self, row: ReviewRow) -> Alike:
        """All rows with this row's kind of doubt, itself among them; none where it has no kind."""
        return self._alike.get(row.alike, Alike())

    def decide_alike(self, row: ReviewRow, *, update: bool | None) -> int:
        """Answer every row of the same kind: update whom it means, keep both, or (None) leave it out.

        A row that could mean several people is not updated: that is for somebody to look at. Returns how many were
        answered.
        """
        alike = self.alike(row)
        if update:
            self.who |= alike.sure
            return len(alike.sure)
        if update is None:
            self.who = {key: self.who[key] for key in self.who.keys() - set(alike.keys)}
        else:
            self.who |= dict.fromkeys(alike.keys, SOMEBODY_NEW)
        return len(alike.rows)

    def choose_alike(self, row: ReviewRow, side: Side) -> int:
        """Let one side's value stay in every clashing cell of all such rows. Returns how many rows."""
        alike = self.alike(row)
        self.cells |= dict.fromkeys(alike.clashes, side)
        self._settled |= alike.settled
        return len(alike.rows)

    # -- what comes of it --------------------------------------------------------------------------------------------

    def decisions(self) -> Decisions:
        """The answers as the import takes them."""
        people = frozenset(-key for key in self.removed)
        return Decisions(dict(self.who), dict(self.cells), frozenset(self.left_out), people)

    def carry_over(self, before: "Answers", changed: Set[int]) -> None:
        """Keep what was answered before, but for the rows that have changed since."""
        here = self._rows.keys() - changed
        self.left_out = {key for key in before.left_out & here if self._rows[key].group in _TAKEN_UNASKED}
        doubtful = {key for key in here if self._rows[key].wants_person}
        self.who = {key: whom for key, whom in before.who.items() if key in doubtful}
        self.cells = {place: side for place, side in before.cells.items() if place[0] in here}
        self.removed = {key for key in before.removed if key in here}
        for key in {key for key, _label in self.cells}:
            self._look_at(self._rows[key])
