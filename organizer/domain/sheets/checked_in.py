"""Whether somebody has come, as the sheets of other platforms say it: in columns that are kept as custom fields."""

from collections.abc import Mapping
from functools import lru_cache

from organizer.domain.folding import fold
from organizer.domain.people.words import RegistrationStatus
from organizer.domain.sheets.headers import LEAST, field_scores, status_words
from organizer.domain.sheets.values import is_date
from organizer.domain.sheets.workbook import Field
from organizer.domain.words import answers


def is_checked_in(fields: Mapping[str, str]) -> bool:
    """Whether a column about the check-in says yes, “checked in” or a moment; ``fields`` by their labels."""
    return any(tells_check_in(label) and _says_yes(value) for label, value in fields.items())


@lru_cache(maxsize=1_000)
def tells_check_in(label: str) -> bool:
    """Whether a column with this header, or a custom field with this label, is about the check-in."""
    scores = field_scores(label)
    best = max(scores, key=lambda each: scores[each], default=None)
    return best in (Field.CHECKED_IN, Field.CHECKED_IN_AT) and scores[best] >= LEAST


@lru_cache(maxsize=1_000)
def _says_yes(value: str) -> bool:
    said = fold(value)
    return answers().get(said, False) or status_words().get(said) == RegistrationStatus.CONFIRMED or is_date(value)
