"""What a person said of a sheet's columns, found again for the next sheet with those headers.

Headers are compared folded and in any order; a header that comes twice is told apart by its turn. A sheet with a
question more or less is the same kind of sheet still. Only what somebody said otherwise than it was guessed is kept: a
guess that was merely accepted must not overrule a later, better one.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from organizer.domain.folding import fold
from organizer.domain.sheets.workbook import ColumnGuess, Field

ENOUGH = 0.75
"""The share of all headers of two sheets that both must have."""

LEFT_OUT = "skip"
"""Said of a column that is not imported."""

AS_GUESSED = "guess"
"""Said of a column of which nothing was said: it tells only which sheet it was."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """``said``: folded header to a field's word, :data:`LEFT_OUT`, :data:`AS_GUESSED`, or None for a custom field."""

    said: Mapping[str, str | None]

    @property
    def is_correction(self) -> bool:
        """Whether anything was said otherwise than it was guessed."""
        return any(word != AS_GUESSED for word in self.said.values())


def what_was_said(columns: Sequence[ColumnGuess], mapping: Mapping[int, Field | None]) -> Remembered:
    """A confirmed mapping in a form that outlives the sheet."""
    headers = _headers(columns)
    said: dict[str, str | None] = {}
    for guess in columns:
        word = mapping.get(guess.column, LEFT_OUT)
        if header := headers[guess.column]:
            said[header] = AS_GUESSED if word == (LEFT_OUT if guess.counts else guess.field) else word
    return Remembered(said)


def recall(columns: Sequence[ColumnGuess], kept: Iterable[Remembered]) -> dict[int, Field | None] | None:
    """The mapping for these columns as it was corrected for the nearest of ``kept``; None where none is near enough.

    Columns of which nothing was said keep their guess, unless its field is given already.
    """
    headers = _headers(columns)
    wanted = set(filter(None, headers.values()))
    nearest = max(kept, key=lambda each: _nearness(wanted, each), default=None)
    if nearest is None or _nearness(wanted, nearest) < ENOUGH:
        return None
    words = {column: nearest.said.get(header, AS_GUESSED) for column, header in headers.items()}
    said = {column: word for column, word in words.items() if word != AS_GUESSED}
    mapping = {column: _field(word) for column, word in said.items() if word != LEFT_OUT}
    given = set(mapping.values())
    for guess in columns:
        if guess.column not in said and not guess.counts:
            mapping[guess.column] = None if guess.field in given else guess.field
    return mapping


def _headers(columns: Sequence[ColumnGuess]) -> dict[int, str]:
    turns: Counter[str] = Counter()
    found = {}
    for guess in columns:
        header = fold(guess.header)
        turns[header] += 1
        found[guess.column] = f"{header} #{turns[header]}" if header and turns[header] > 1 else header
    return found


def _nearness(wanted: set[str], kept: Remembered) -> float:
    together = wanted | kept.said.keys()
    return len(wanted & kept.said.keys()) / len(together) if together else 0.0


def _field(word: str | None) -> Field | None:
    """The field of that word; a word of another version of the program is a custom field."""
    return Field(word) if word in set(Field) else None
