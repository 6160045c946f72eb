"""What a row of a sheet says otherwise than the event does of a person: of most rows that come again, nothing."""

import json
from collections.abc import Callable, Sequence
from json.encoder import encode_basestring
from operator import itemgetter

from organizer.domain.imports.differences import KnownPerson, differs, is_unsaid_reading
from organizer.domain.imports.people_columns import STORED
from organizer.domain.imports.people_plan import Difference
from organizer.domain.sheets.workbook import Field


class RowDifferences:
    """Compares values in the order of ``labels``; ``is_shared`` tells the address of a payer, which is nobody's own."""

    def __init__(self, labels: Sequence[str], is_shared: Callable[[str], bool]) -> None:
        stored: dict[str, int] = {label: place for place, label in enumerate(STORED)}
        self._places = [(label, stored.get(label)) for label in labels]
        self._one_name = Field.SECOND_NAME not in labels
        self._is_shared = is_shared
        here = [place for place, (_label, known) in enumerate(self._places) if known is not None]
        self._in_row = itemgetter(*here)
        self._in_event = itemgetter(*(stored[labels[place]] for place in here))
        self._custom = [
            (place, f"{encode_basestring(label)}:")
            for place, (label, known) in enumerate(self._places)
            if known is None
        ]

    def of(self, values: Sequence[str], person: KnownPerson, *, exactly: bool) -> list[Difference]:
        """What differs in more than the spelling; an empty cell says nothing."""
        if self._in_row(values) == self._in_event(person.values) and self._says_custom(values, person.fields):
            return []
        custom = json.loads(person.fields) if self._custom else {}
        found = []
        for place, (label, stored) in enumerate(self._places):
            new = values[place]
            old = custom.get(label, "") if stored is None else person.values[stored]
            if not new or new == old or (old and label == Field.EMAIL and self._is_shared(new)):
                continue
            if differs(label, new, old, person, exactly=exactly):
                found.append(Difference(label, old, new))
            elif label == Field.NAME and self._one_name and is_unsaid_reading(new, person):
                found.append(Difference(Field.SECOND_NAME, "", new))
        return found

    def _says_custom(self, values: Sequence[str], fields: str) -> bool:
        """Whether each custom field stands in the JSON just so, which spares the reading of it."""
        return all(
            not (text := values[place]) or f"{label}{encode_basestring(text)}" in fields
            for place, label in self._custom
        )
