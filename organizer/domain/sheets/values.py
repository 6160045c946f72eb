"""What the values of a column look like: they vote on what the column means."""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, time

from organizer.domain.countries import is_country
from organizer.domain.folding import clean
from organizer.domain.names.organizations import OrganizationKind, organization_kind
from organizer.domain.names.people import begins_with_family
from organizer.domain.sheets.headers import is_title
from organizer.domain.sheets.workbook import Cell, Field

EMAIL = re.compile(r"[^\s@,;<>\"]+@[^\s@,;<>\"]+\.[^\s@,;<>\".]{2,}")
"""An e-mail address as people write them; whether it exists only a message could tell."""

_URL = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_PHONE = re.compile(r"[+(]?[\d０-９][\d０-９\s().\-/–~～+#*x转]{4,}", re.IGNORECASE)
_DIALLED = re.compile(r"(?:\+|00|\(?0\d)[\d\s().\-/–]{7,}")
_IDENTITY = re.compile(r"[1-9]\d{16}[\dXx]")
_IDENTITY_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CAPITALIZED = re.compile(r"[^\W\d_a-z][^\W\d_]*(?:[-'’ .]+[^\W\d_]+){1,3}\.?")
_KANA = re.compile("[\u3041-\u30ff\uff66-\uff9f]")
_LONGEST_NUMBER = 15  # digits, by ITU-T E.164
_CHINESE_MOBILE = re.compile(r"(?:\+?86[\s-]?)?1[3-9]\d(?:[\s-]?\d{4}){2}")
_NUMBER = re.compile(r"[+\-]?\d+(?:[.,]\d+)*\s*[%€$£¥元円]?")
_DATE = re.compile(
    r"\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}|\d{1,2}[./\-]\s*\d{1,2}[./\-]\s*\d{2,4}"
    r"|\d{1,2}\.?\s+[^\W\d]{3,12}\.?,?\s+\d{4}|[^\W\d]{3,12}\.?\s+\d{1,2},?\s+\d{4}|\d{8}(?:T?\d{4,6})?$"
)


def text_of(cell: Cell) -> str:
    """A cell as a person would write it; whole numbers without a point, instants in ISO 8601."""
    if cell.__class__ is str:
        return clean(cell)
    if cell.__class__ is int:
        return str(cell)
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "seconds")
    if isinstance(cell, (date, time)):
        return cell.isoformat()
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    return clean(str(cell))


def share(values: Sequence[str], test: Callable[[str], object]) -> float:
    """The share of ``values`` that pass, 0 to 1; 0 for none."""
    return sum(1 for value in values if test(value)) / len(values) if values else 0.0


def is_email(text: str) -> bool:
    """Whether the text is an address and nothing else."""
    return bool(EMAIL.fullmatch(text))


def is_phone(text: str) -> bool:
    """Whether the text is a telephone number: enough digits, and nothing that numbers do not have."""
    return bool(_PHONE.fullmatch(text)) and sum(char.isdigit() for char in text) >= 5 and not _DATE.match(text)


def is_date(text: str) -> bool:
    """Whether the text begins with a date."""
    return bool(_DATE.match(text))


def is_number(text: str) -> bool:
    """Whether the text is a number or an amount."""
    return bool(_NUMBER.fullmatch(text))


def is_url(text: str) -> bool:
    """Whether the text is a link."""
    return bool(_URL.match(text))


def is_organization(text: str) -> bool:
    """Whether a word of the text tells a kind of organization."""
    return organization_kind(text) is not OrganizationKind.OTHER


def is_words(text: str) -> bool:
    """Whether the text could be a name: letters, not too many, nothing technical."""
    return (
        len(text) <= 80
        and any(char.isalpha() for char in text)
        and not (is_email(text) or is_url(text) or is_date(text) or is_number(text))
    )


def is_identity_number(text: str) -> bool:
    """Whether the text is a Chinese identity number: 18 places, the last a check digit (GB 11643-1999)."""
    if not _IDENTITY.fullmatch(text):
        return False
    rest = sum(int(digit) * weight for digit, weight in zip(text, _IDENTITY_WEIGHTS, strict=False)) % 11
    return "10X98765432"[rest] == text[-1].upper()


def is_dialled(text: str) -> bool:
    """Whether the text is written as only telephone numbers are: with country, area, or a Chinese mobile's prefix."""
    if _CHINESE_MOBILE.fullmatch(text):
        return True
    return bool(_DIALLED.fullmatch(text)) and is_phone(text) and sum(map(str.isdecimal, text)) <= _LONGEST_NUMBER


def _worth(test: Callable[[str], object], least: float, otherwise: float) -> Callable[[Sequence[str]], float]:
    """1 when at least that share of the values passes, else ``otherwise``."""
    return lambda values: 1.0 if share(values, test) >= least else otherwise


def _short(values: Sequence[str]) -> float:
    return (
        1.0 if share(values, lambda text: len(text) <= 60 and not is_url(text) and not is_email(text)) >= 0.8 else 0.0
    )


def _kind(values: Sequence[str]) -> float:
    """For a column of short words; amounts of money speak against it."""
    if share(values, lambda text: is_number(text) or is_date(text)) > 0.5:
        return 0.3
    return _short(values)


def _category(values: Sequence[str]) -> float:
    """A category has many of a kind."""
    different = len(set(values))
    return _kind(values) * (0.6 if len(values) >= _TELLING and different > 0.7 * len(values) else 1.0)


def _country(values: Sequence[str]) -> float:
    some = list(dict.fromkeys(values))[:_COUNTRIES]
    return _kind(values) if share(some, lambda text: len(text) == 2 or is_country(text)) >= 0.3 else 0.6


def _word_column(values: Sequence[str]) -> float:
    return 1.0 if share(values, is_words) >= 0.5 else 0.1


def _name(values: Sequence[str]) -> float:
    """A column that is called a name stays one, even if what is in it hardly could be; one name for all is none."""
    if len(values) >= _TELLING and len(set(values)) <= 2:
        return 0.45
    return 1.0 if share(values, is_words) >= 0.5 else 0.45


def _organization(values: Sequence[str]) -> float:
    """Names of organizations; handles such as “kit123” could be one's account."""
    named = share(values, lambda text: " " in text or not text.isascii() or text[:1].isupper()) >= 0.5
    return _word_column(values) * (1.0 if named else 0.7)


def _user(values: Sequence[str]) -> float:
    return _short(values) * (0.6 if share(values, lambda text: " " in text) > 0.5 else 1.0)


def _job_title(values: Sequence[str]) -> float:
    return 0.6 if share(values, is_title) > 0.5 else _word_column(values)


def _identity(values: Sequence[str]) -> float:
    """Numbers of documents have digits; kinds of documents have none."""
    return _short(values) if share(values, lambda text: any(map(str.isdecimal, text))) >= 0.5 else 0.3


def _order_number(values: Sequence[str]) -> float:
    return 0.0 if share(values, is_url) > 0.2 else 0.97 if share(values, lambda text: len(text) >= 30) > 0.5 else 1.0


def _ticket_number(values: Sequence[str]) -> float:
    """Numbers have digits or capitals alone; the name of a ticket has neither."""
    if share(values, lambda text: text.isupper() or any(map(str.isdecimal, text))) < 0.5:
        return 0.4
    return 0.0 if share(values, is_url) > 0.2 else 0.97 if share(values, lambda text: len(text) < 4) > 0.3 else 1.0


_ANY: Callable[[Sequence[str]], float] = lambda _values: 1.0  # noqa: E731 - one of a table of judges
_JUDGES: dict[Field, Callable[[Sequence[str]], float]] = {
    Field.NAME: _name,
    Field.FIRST_NAME: _word_column,
    Field.LAST_NAME: _word_column,
    Field.SECOND_NAME: _word_column,
    Field.KANA: _worth(_KANA.search, 0.3, 0.0),
    Field.BADGE_NAME: _word_column,
    Field.ORGANIZATION: _organization,
    Field.TITLE: _worth(is_title, 0.3, 0.8),
    Field.JOB_TITLE: _job_title,
    Field.EMAIL: _worth(is_email, 0.5, 0.0),
    Field.PHONE: _worth(is_phone, 0.5, 0.1),
    Field.COUNTRY: _country,
    Field.CATEGORY: _category,
    Field.STATUS: _kind,
    Field.CHECKED_IN: _short,
    Field.REGISTERED_AT: _worth(is_date, 0.5, 0.3),
    Field.CHECKED_IN_AT: _worth(is_date, 0.5, 0.3),
    Field.ARRIVAL: _worth(is_date, 0.3, 0.7),
    Field.DEPARTURE: _worth(is_date, 0.3, 0.7),
    Field.ORDER_ID: _order_number,
    Field.TICKET_ID: _ticket_number,
    Field.POSITION: _worth(str.isdecimal, 0.9, 0.0),
    Field.CODE: _short,
    Field.STUDENT_ID: _short,
    Field.ID_CARD: _identity,
    Field.USER: _user,
}
_EMPTY = 0.9  # a column without values may mean what it says, but one with values goes before


def fit(field: Field, values: Sequence[str]) -> float:
    """By how much ``values`` (none of them empty) support the meaning ``field``: 1 fully, 0 not at all."""
    return _JUDGES.get(field, _ANY)(values) if values else _EMPTY


_TELLING = 10  # values from which on it says something how many of them differ
_COUNTRIES = 40  # different values that are looked up

_SURE: tuple[tuple[Field, Callable[[str], object], float], ...] = (
    (Field.EMAIL, is_email, 0.7),
    (Field.PHONE, is_dialled, 0.65),
    (Field.ID_CARD, is_identity_number, 0.65),
)
_LIKELY: tuple[tuple[Field, Callable[[str], object], float], ...] = (
    (Field.COUNTRY, is_country, 0.55),
    (Field.NAME, begins_with_family, 0.55),
    (Field.ORGANIZATION, is_organization, 0.5),
)
_WITHOUT_HEADER: tuple[tuple[Field, Callable[[str], object], float], ...] = (
    *_LIKELY,
    (Field.NAME, _CAPITALIZED.fullmatch, 0.45),
)
_MOST = 0.8  # of the values must look so


def sure_by_values(values: Sequence[str]) -> tuple[Field, float] | None:
    """What values mean whatever their header says: addresses, telephone numbers, identity numbers."""
    return _first(values, _SURE)


def likely_by_values(values: Sequence[str], header: str) -> tuple[Field, float] | None:
    """What values seem to mean whose header says nothing that is known: names, organizations, countries."""
    return _first(values, _LIKELY if header else _WITHOUT_HEADER)


def _first(
    values: Sequence[str], tests: Sequence[tuple[Field, Callable[[str], object], float]]
) -> tuple[Field, float] | None:
    some = list(dict.fromkeys(values))[:_COUNTRIES]
    if len(some) < 2:
        return None
    return next(((field, score) for field, test, score in tests if share(some, test) >= _MOST), None)
