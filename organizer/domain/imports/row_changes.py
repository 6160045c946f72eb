"""What a row changes of the person it means: what it says otherwise, less what somebody decided against."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from organizer.domain.imports.decisions import Decisions, Side
from organizer.domain.imports.differences import KnownPerson
from organizer.domain.imports.name_steps import following
from organizer.domain.imports.people_columns import PeopleColumns, Record
from organizer.domain.imports.people_plan import CellClash, Difference
from organizer.domain.imports.row_differences import RowDifferences
from organizer.domain.imports.three_way import ThreeWay
from organizer.domain.people.person import PersonField


@dataclass(frozen=True, slots=True)
class Changes:
    """What a row changes; ``clashes`` are cells of which somebody must still decide."""

    differences: tuple[Difference, ...] = ()
    clashes: tuple[CellClash, ...] = ()


_NOTHING = Changes()


class RowChanges:
    """Compares rows with people: three ways where the row was exported from here, else as the event has it.

    ``is_shared`` tells the address of a payer, which is nobody's own.
    """

    def __init__(
        self,
        columns: PeopleColumns,
        decisions: Decisions,
        three_way: ThreeWay | None,
        *,
        is_shared: Callable[[str], bool],
    ) -> None:
        self._labels = columns.labels
        self._decisions = decisions
        self._three_way = three_way
        self._differences = RowDifferences(columns.labels, is_shared)

    def of(self, record: Record, person: KnownPerson, note: str, *, exactly: bool) -> Changes:
        """What the row changes, the person's ``note`` too; ``exactly``: the person was found by our own id.

        Such a row left here with a name and its parts, so that the one that somebody corrected brings the others
        along even where they still stand in the row. Elsewhere a row that says both means both. Without a base nobody
        can tell such a row that comes again from one whose old name was typed anew: see ``turned_back``.
        """
        noted = [] if note == person.note else [Difference(PersonField.NOTE, person.note, note)]
        if exactly and self._three_way and self._three_way.place_of(record) is not None:
            return self._of_exported(record, person, self._three_way, noted)
        found = [*self._differences.of(record.values, person, exactly=exactly), *noted]
        if not found:
            return _NOTHING
        said = set() if exactly else {label for label, value in zip(self._labels, record.values, strict=True) if value}
        return Changes(self._with_following(record, person, found, said))

    def _of_exported(
        self, record: Record, person: KnownPerson, three_way: ThreeWay, noted: list[Difference]
    ) -> Changes:
        merged = three_way.merge(record, person)
        if not (merged.differences or merged.clashes or noted):
            return _NOTHING
        sides = {each: self._decisions.cells.get((record.row, each.label)) for each in merged.clashes}
        there = [Difference(each.label, each.here, each.there) for each, side in sides.items() if side is Side.THERE]
        said = {each.label for each in merged.clashes}
        differences = self._with_following(record, person, [*merged.differences, *there, *noted], said)
        return Changes(differences, tuple(each for each, side in sides.items() if side is None))

    def _with_following(
        self, record: Record, person: KnownPerson, differences: Iterable[Difference], said: set[str]
    ) -> tuple[Difference, ...]:
        """With what changes along with a name, and without what somebody decided to leave as it is."""
        wanted = self._wanted(record, differences)
        return (*wanted, *self._wanted(record, following(wanted, person, said)))

    def _wanted(self, record: Record, differences: Iterable[Difference]) -> tuple[Difference, ...]:
        return tuple(each for each in differences if not self._decisions.stays(record.row, each.label))
