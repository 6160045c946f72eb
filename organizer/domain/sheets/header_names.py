"""Which of the columns called a name holds whole names, and which only a part: the rows tell.

“Name” beside “Vorname” is the family name in one list and the whole name in the next; so are “Nom” and “Nome”.
"""

from collections.abc import Mapping, Sequence

from organizer.domain.folding import fold
from organizer.domain.names.people import begins_with_family, is_wide
from organizer.domain.sheets.headers import field_scores
from organizer.domain.sheets.values import share, text_of
from organizer.domain.sheets.workbook import Field, Row

Taken = dict[int, tuple[Field, float]]

_MOSTLY = 0.6
_PARTS = (Field.FIRST_NAME, Field.LAST_NAME)


def settle_names(taken: Mapping[int, tuple[Field, float]], headers: Sequence[str], body: Sequence[Row]) -> Taken:
    """The same columns, their names told apart by what the rows of ``body`` hold."""
    settled = dict(taken)
    places = {field: column for column, (field, _) in settled.items()}
    first, last, whole = (places.get(field) for field in (*_PARTS, Field.NAME))
    if first is not None and last is not None:
        if whole is None:
            return _with_whole(settled, headers, body, first=first, last=last)
        if _texts(body, whole) and not (_holds(body, whole, first) or _holds(body, whole, last)):
            del settled[whole]  # a middle name, or somebody else's
        return settled
    part = last if first is None else first
    if part is None:
        return settled
    field = settled[part][0]
    if whole is None:
        if share(_texts(body, part), _is_whole) >= _MOSTLY:
            settled[part] = (Field.NAME, settled[part][1])
    elif _is_part(_texts(body, whole)) and not _holds(body, whole, part):
        settled[whole] = (Field.LAST_NAME if field is Field.FIRST_NAME else Field.FIRST_NAME, settled[whole][1])
    return settled


def _with_whole(taken: Taken, headers: Sequence[str], body: Sequence[Row], *, first: int, last: int) -> Taken:
    """“Nom” that holds both parts is the whole name; another column may then be the family name."""
    for part, other in ((last, first), (first, last)):
        if _holds(body, part, other):
            field, score = taken[part]
            free = (column for column in range(len(headers)) if column not in taken)
            better = next(
                (column for column in free if field_scores(headers[column]).get(field, 0.0) >= score / 2), None
            )
            return taken | {part: (Field.NAME, score)} | ({better: (field, score)} if better is not None else {})
    return taken


def _holds(body: Sequence[Row], whole: int, part: int) -> bool:
    """Whether the texts of one column contain those of the other, and something more."""
    pairs = [(_text(row, whole), _text(row, part)) for row in body]
    filled = [pair for pair in pairs if all(pair)]
    found = sum(1 for outer, inner in filled if inner in outer and len(inner) < len(outer))
    return bool(filled) and found >= _MOSTLY * len(filled)


def _text(row: Row, column: int) -> str:
    return fold(text_of(row[column])) if column < len(row) else ""


def _texts(body: Sequence[Row], column: int) -> list[str]:
    return [text for row in body if (text := _text(row, column))]


def _is_part(texts: Sequence[str]) -> bool:
    return bool(texts) and share(texts, _is_whole) < _MOSTLY


def _is_whole(text: str) -> bool:
    """Whether a text has both parts of a name."""
    return " " in text or (is_wide(text) and len(text) >= 3 and begins_with_family(text))
