"""Our own export coming back: what was changed there, what here, and what on both sides.

A cell is compared three ways: as it was exported (base), as the sheet has it (there), as the event has it (here).
Changed there alone is a difference, an emptied cell as well; changed here alone is none; the same change on both sides
is none; two changes are a clash, which a person decides. Where a base is known nothing is guessed: every other
spelling is a change, because whoever typed it meant it.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from organizer.domain.folding import fold
from organizer.domain.imports.cleaning import is_known_status
from organizer.domain.imports.differences import KnownPerson, differs, instant_key
from organizer.domain.imports.people_columns import CHUNK, STORED, PeopleColumns, Record
from organizer.domain.imports.people_plan import CellClash, Difference, RemovedPerson
from organizer.domain.names.organizations import organization_key
from organizer.domain.people.words import RegistrationStatus
from organizer.domain.sheets.export_base import Base, as_written
from organizer.domain.sheets.workbook import Cell, Field, Sheet

_INSTANTS = (Field.REGISTERED_AT, Field.ARRIVAL, Field.DEPARTURE)
_UID, _ORGANIZATION = STORED.index(Field.UID), STORED.index(Field.ORGANIZATION)
_PLACES: Mapping[str, int] = {label: place for place, label in enumerate(STORED)}


@dataclass(frozen=True, slots=True)
class Merged:
    """What a row changes, and what it changes that was changed here too."""

    differences: tuple[Difference, ...]
    clashes: tuple[CellClash, ...]

    @classmethod
    def of(cls, settled: Iterable[Difference | CellClash]) -> "Merged":
        """The two kinds apart."""
        found = list(settled)
        return cls(
            tuple(each for each in found if isinstance(each, Difference)),
            tuple(each for each in found if isinstance(each, CellClash)),
        )


_NOTHING = Merged((), ())


def settle(change: Difference, was: str | None) -> Difference | CellClash:
    """What a value that was changed in the sheet is; ``was``: as it was exported, where the event changed it too."""
    return change if was is None else CellClash(change.label, was, change.old, change.new)


class ThreeWay:
    """The base of a sheet, laid beside the sheet's own columns."""

    def __init__(self, base: Base, columns: PeopleColumns) -> None:
        self._base = base
        self._sheet = columns
        self._compared = [
            (place, label, base.columns.get(label))
            for place, label in enumerate(columns.labels)
            if label != Field.UID and label not in columns.made_up
        ]
        self._uid = columns.labels.index(Field.UID)
        exported = [(place, bases) for place, _label, bases in self._compared if bases is not None]
        self._exported = [place for place, _bases in exported]
        self._added = [place for place, _label, bases in self._compared if bases is None]
        self._rows_then = list(_rows([bases for _place, bases in exported])) if exported else [()] * len(base.places)

    def place_of(self, record: Record) -> int | None:
        """Where in the base the row's person stands; None for a row that was not exported."""
        return self._base.places.get(record.values[self._uid])

    def is_changed(self, record: Record, label: str) -> bool:
        """Whether the sheet says otherwise than it did when it was exported; a row that was not exported does."""
        place, base = self.place_of(record), self._base.columns.get(label)
        if place is None or base is None:
            return True
        there = record.values[self._sheet.labels.index(label)]
        return label not in self._sheet.made_up and not self._same(label, there, base[place])

    def exported(self, record: Record) -> Mapping[str, str]:
        """What the cells of a row were, by label; nothing for a row that was not exported."""
        place = self.place_of(record)
        return {} if place is None else {label: column[place] for label, column in self._base.columns.items()}

    def exported_column(self, label: str) -> Sequence[str] | None:
        """What the cells of a column were, in the order of :meth:`place_of`; None for one that was not exported."""
        return self._base.columns.get(label)

    def unknown_status(self, record: Record) -> str:
        """The status that was typed into an exported row and is none; empty where there is none such."""
        place, label = self.place_of(record), self._sheet.status_text
        bases = self._base.columns.get(Field.STATUS)
        text = record.values[self._sheet.labels.index(label)] if label else ""
        known = not text or is_known_status(text) or (bases is not None and place is not None and text == bases[place])
        return "" if place is None or known else text

    def is_touched(self, record: Record) -> bool:
        """Whether any cell of an exported row is changed."""
        return any(
            self.is_changed(record, label) if base else record.values[place] for place, label, base in self._compared
        )

    def merge(self, record: Record, person: KnownPerson) -> Merged:
        """What an exported row changes of its person."""
        place = self._base.places[record.values[self._uid]]
        if self._is_just_so(record.values, self._rows_then[place]):
            return _NOTHING
        settled: list[Difference | CellClash] = []
        custom: Mapping[str, str] = json.loads(person.fields) if self._sheet.custom else {}
        for column, label, bases in self._compared:
            there = record.values[column]
            if bases is not None and there == bases[place]:
                continue
            here = _here(label, person, custom)
            if bases is None:
                settled += _two_way(label, there, here, person)
            elif self._same(label, there, bases[place]) or self._says_so_already(label, there, here, person):
                continue
            else:
                was = None if self._same(label, here, bases[place]) else bases[place]
                settled.append(settle(Difference(label, here, there), was))
        return Merged.of(settled)

    def _is_just_so(self, values: Sequence[str], then: Sequence[str]) -> bool:
        """Whether every cell is what it was: most rows of most sheets, which need no closer look."""
        return tuple(map(values.__getitem__, self._exported)) == then and not any(map(values.__getitem__, self._added))

    def _same(self, label: str, one: str, other: str) -> bool:
        return one == other or self._meaning(label, one) == self._meaning(label, other)

    def _meaning(self, label: str, text: str) -> str:
        """The text as it would come back from the sheet, in the one form that all its spellings have."""
        text = self._sheet.clean(label, as_written(text))
        if label in _INSTANTS:
            return instant_key(text)
        return text or RegistrationStatus.CONFIRMED if label == Field.STATUS else text

    def _says_so_already(self, label: str, there: str, here: str, person: KnownPerson) -> bool:
        if there and label == Field.ORGANIZATION and organization_key(there) in person.organizations:
            return True
        if there and label == Field.CATEGORY and fold(there) in person.categories:
            return True
        return self._same(label, there, here)

    def removed(self, sheets: Sequence[Sheet], people: Mapping[int, KnownPerson]) -> Iterator[RemovedPerson]:
        """Who of ``people`` was exported and stands in none of the ``sheets`` any more."""
        places = self._base.places
        left: set[Cell] = set()
        for row in chain.from_iterable(sheet.rows for sheet in sheets):
            left.update(filter(places.__contains__, row))
        gone = places.keys() - left
        for person in people.values():
            if person.values[_UID] in gone:
                name, organization = person.values[0], person.values[_ORGANIZATION]
                yield RemovedPerson(person.id, name, organization, changed_here=self._is_changed_here(person))

    def _is_changed_here(self, person: KnownPerson) -> bool:
        place = self._base.places[person.values[_UID]]
        custom: Mapping[str, str] = json.loads(person.fields)
        return any(_here(label, person, custom) != column[place] for label, column in self._base.columns.items())


def _rows(columns: Sequence[Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """The same row by row; a piece at a time, since other threads wait for as long as one piece takes."""
    for start in range(0, len(columns[0]), CHUNK):
        yield from zip(*(column[start : start + CHUNK] for column in columns), strict=True)


def _here(label: str, person: KnownPerson, custom: Mapping[str, str]) -> str:
    place = _PLACES.get(label)
    return custom.get(label, "") if place is None else person.values[place]


def _two_way(label: str, there: str, here: str, person: KnownPerson) -> Iterator[Difference]:
    """For a column that the export did not have: an empty cell says nothing."""
    if there and there != here and differs(label, there, here, person, exactly=True):
        yield Difference(label, here, there)
