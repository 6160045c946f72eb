"""Which column means what: headers propose, values vote, and each field is given once."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, pairwise

from organizer.domain.folding import clean
from organizer.domain.sheets.header_names import settle_names
from organizer.domain.sheets.headers import LEAST, field_scores, is_title, near_scores, numbers_lines, payers_columns
from organizer.domain.sheets.values import fit, likely_by_values, sure_by_values, text_of
from organizer.domain.sheets.workbook import ColumnGuess, Field, Row

_LEAST_EMPTY = 0.65  # a column without values is only what it clearly says
_SAMPLES = 3
_ORDER = {field: index for index, field in enumerate(Field)}


def guess_columns(headers: Sequence[str], body: Sequence[Row]) -> tuple[ColumnGuess, ...]:
    """One guess for each column that has a header or a value, in the order of the columns.

    In our own export, which has the column of our ids, the headers alone are believed.
    """
    width = max((len(row) for row in body), default=0)
    texts = tuple(clean(header) for header in headers) + ("",) * (width - len(headers))
    values = [_values(body, column) for column in range(len(texts))]
    if any(Field.UID in field_scores(text) for text in texts):
        taken = _assign(texts, None)
    else:
        taken = _assign(texts, values)
        taken = settle_names(taken, texts, body)
        taken = _by_values(taken, texts, values)
    return _guesses(texts, values, taken)


def exported_columns(
    headers: Sequence[str], body: Sequence[Row], exported: Mapping[str, Field | None]
) -> tuple[ColumnGuess, ...]:
    """The same for our own export come back; ``exported`` says what was under which header.

    A header that it does not name has been written in another language, or the column has been added.
    """
    width = max((len(row) for row in body), default=0)
    texts = tuple(clean(header) for header in headers) + ("",) * (width - len(headers))
    taken: dict[int, tuple[Field, float]] = {}
    for column, text in enumerate(texts):
        field = exported.get(text)
        if field is not None and field not in {each for each, _score in taken.values()}:
            taken[column] = (field, 1.0)
    rest = tuple("" if text in exported else text for text in texts)
    given = {field for field, _score in taken.values()}
    others = {column: guess for column, guess in _assign(rest, None).items() if guess[0] not in given}
    return _guesses(texts, [_values(body, column) for column in range(len(texts))], taken | others)


def _guesses(
    texts: Sequence[str], values: Sequence[Sequence[str]], taken: Mapping[int, tuple[Field, float]]
) -> tuple[ColumnGuess, ...]:
    return tuple(
        _guess(column, header, taken.get(column), values[column])
        for column, header in enumerate(texts)
        if header or values[column]
    )


def _counts(header: str, values: Sequence[str]) -> bool:
    """Whether the column only counts the lines: it says nothing of the people, and every sheet begins at 1 again.

    A line that was pasted twice has its number twice.
    """
    if not values or values[0] != "1" or not numbers_lines(header) or not all(map(str.isdecimal, values)):
        return False
    return all(0 <= int(after) - int(before) <= 1 for before, after in pairwise(values))


def _guess(column: int, header: str, meaning: tuple[Field, float] | None, values: Sequence[str]) -> ColumnGuess:
    samples = tuple(islice(dict.fromkeys(values), _SAMPLES))
    field, confidence = meaning or (None, 0.0)
    return ColumnGuess(column, header, field, confidence, samples, counts=_counts(header, values))


def _values(body: Sequence[Row], column: int) -> list[str]:
    return [text for row in body if column < len(row) and (text := text_of(row[column]))]


def _assign(texts: Sequence[str], values: Sequence[Sequence[str]] | None) -> dict[int, tuple[Field, float]]:
    """The best pairs first; no column and no field twice. Without ``values`` nothing votes."""
    taken: dict[int, tuple[Field, float]] = {}
    given: set[Field] = set()
    pairs = sorted(_pairs(texts, values), key=lambda pair: (-pair[2], pair[0], _ORDER[pair[1]]))
    for column, field, score in pairs:
        if column not in taken and field not in given:
            taken[column] = (field, round(score, 2))
            given.add(field)
    return taken


def _pairs(texts: Sequence[str], values: Sequence[Sequence[str]] | None) -> Iterator[tuple[int, Field, float]]:
    payers = frozenset() if values is None else payers_columns(texts)
    for column, header in enumerate(texts):
        scores = {} if column in payers else near_scores(header)
        for field, score in scores.items():
            if field is Field.TITLE and Field.JOB_TITLE in scores and values is not None:
                score *= any(map(is_title, values[column]))  # “Title”: of a salutation only where there is one
            vote = score if values is None else score * fit(field, values[column])
            if vote >= (LEAST if values is None or values[column] else _LEAST_EMPTY):
                yield column, field, vote


def _by_values(
    taken: dict[int, tuple[Field, float]], texts: Sequence[str], values: Sequence[Sequence[str]]
) -> dict[int, tuple[Field, float]]:
    """The columns, with those whose values say what their headers do not; what is sure goes before what is likely."""
    found = dict(taken)
    given = {field for field, _ in found.values()}
    if given & {Field.FIRST_NAME, Field.LAST_NAME}:
        given.add(Field.NAME)
    for vote in (_sure, _likely):
        for column, header in enumerate(texts):
            guess = None if column in found else vote(header, values[column])
            if guess and guess[0] not in given:
                found[column] = guess
                given.add(guess[0])
    return found


def _sure(_header: str, values: Sequence[str]) -> tuple[Field, float] | None:
    return sure_by_values(values)


def _likely(header: str, values: Sequence[str]) -> tuple[Field, float] | None:
    return None if near_scores(header) else likely_by_values(values, header)
