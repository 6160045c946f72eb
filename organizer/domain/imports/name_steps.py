"""A name and its parts are kept in step: who corrects one of them means the other as well."""

from collections.abc import Container, Iterator, Mapping, Sequence

from organizer.domain.imports.differences import KnownPerson
from organizer.domain.imports.people_columns import STORED
from organizer.domain.imports.people_plan import Difference
from organizer.domain.names.people import parts_of_new, with_new_parts
from organizer.domain.sheets.workbook import Field

_PARTS = (Field.LAST_NAME, Field.FIRST_NAME)
_NAME, _LAST, _FIRST = map(STORED.index, (Field.NAME, *_PARTS))


def following(differences: Sequence[Difference], person: KnownPerson, said: Container[str]) -> Iterator[Difference]:
    """What else changes with the name or with its parts; nothing where both change, or the sheet ``said`` the rest."""
    new: Mapping[str, str] = {each.label: each.new for each in differences}
    name, parts = person.values[_NAME], (person.values[_LAST], person.values[_FIRST])
    changes_parts = not new.keys().isdisjoint(_PARTS)
    if Field.NAME in new and not changes_parts and not any(part in said for part in _PARTS):
        others = zip(_PARTS, parts, parts_of_new(name, parts, new[Field.NAME]), strict=True)
        yield from (Difference(label, old, text) for label, old, text in others if text != old)
    elif changes_parts and Field.NAME not in new and Field.NAME not in said:
        family, given = (new.get(label, old) for label, old in zip(_PARTS, parts, strict=True))
        whole = with_new_parts(name, parts, (family, given))
        if whole != name:
            yield Difference(Field.NAME, name, whole)
