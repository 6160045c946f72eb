"""Rows of a sheet that have nothing in common with anybody, so that nobody need be looked for: most of most sheets."""

from collections.abc import Callable, Iterable, Sequence, Set

from organizer.domain.imports.differences import KnownPerson
from organizer.domain.imports.people_columns import STORED, Record
from organizer.domain.names.people import name_key
from organizer.domain.people.identity import phone_key
from organizer.domain.sheets.workbook import Field

_TELLING: tuple[tuple[tuple[Field, ...], Callable[[str], str]], ...] = (
    ((Field.NAME, Field.SECOND_NAME), name_key),
    ((Field.EMAIL,), str.lower),
    ((Field.PHONE,), phone_key),
    ((Field.UID,), str),
    ((Field.CODE,), str.upper),
    ((Field.TICKET_ID,), str),
)
"""Whatever :class:`organizer.domain.people.identity.Register` finds people by, and how it compares it."""


def strangers(labels: Sequence[str], records: Sequence[Record], known: Iterable[KnownPerson]) -> Set[int]:
    """The numbers of those rows."""
    people = [person.values for person in known]
    familiar: set[int] = set()
    for fields, key in _TELLING:
        places = [labels.index(each) for each in fields if each in labels]
        columns = [[key(record.values[place]) for record in records] for place in places]
        common = _several(columns)
        if columns:
            common |= {key(values[STORED.index(each)]) for values in people for each in fields}
        common.discard("")
        for column in columns:
            familiar |= {record.row for record, text in zip(records, column, strict=True) if text in common}
    return {record.row for record in records} - familiar


def _several(columns: Sequence[Sequence[str]]) -> set[str]:
    """The texts that come more than once."""
    once: set[str] = set()
    found: set[str] = set()
    for column in columns:
        for text in column:
            (found if text in once else once).add(text)
    return found
