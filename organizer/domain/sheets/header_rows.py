"""Which rows of a sheet are headers: one, or two where group heads stand above (“Contact” over “Phone”)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from organizer.domain.sheets.headers import field_scores, programme_field
from organizer.domain.sheets.values import is_date, is_email, is_number, is_phone, text_of
from organizer.domain.sheets.workbook import Cell, Field, MergedRange, Row, Sheet

_BANNER = 60  # rows above a header that are looked at
_SURE = 0.7  # a score at which a header counts as one


@dataclass(frozen=True, slots=True)
class HeaderRows:
    """``first`` and ``last`` index the header's rows (one or two); -1 when the sheet has none.

    ``score``: how many different meanings the texts name, less what headers never are.
    """

    first: int
    last: int
    texts: tuple[str, ...]
    score: float


NO_HEADER = HeaderRows(-1, -1, (), 0.0)


def best_header(table: Sheet) -> HeaderRows:
    """The row of the first :data:`_BANNER` that reads most like headers; two rows where group heads stand above."""
    single = [_one_row(index, row) for index, row in enumerate(table.rows[: _first_values(table) + 1])]
    candidates = []
    for index, one in enumerate(single):
        if any(one.texts):
            candidates.append(one)
            pair = single[index : index + 2]
            if len(pair) == 2 and (two := _two_rows(table, index, pair)):
                candidates.append(two)
    best = max(candidates, key=_rank, default=None)
    if best is None or (best.score <= 0 and _without_header(table)):
        return NO_HEADER
    return best if best.score > 0 else next(each for each in candidates if _like_header(each, candidates))


def _first_values(table: Sheet) -> int:
    """The last row that can be a header: the first of several cells with somebody's address in it holds values."""
    for index, row in enumerate(table.rows[:_BANNER]):
        filled = _filled(row)
        if len(filled) > 2 and any(map(is_email, filled)):
            return index
    return _BANNER - 1


def header_at(table: Sheet, index: int) -> HeaderRows:
    """The header whose last row is ``index``; none for an index outside the sheet."""
    if not 0 <= index < len(table.rows):
        return NO_HEADER
    one = _one_row(index, table.rows[index])
    two = _two_rows(table, index - 1)
    return max(one, two, key=_rank) if two else one


def header_from(table: Sheet, index: int) -> HeaderRows:
    """The header whose first row is ``index``."""
    one = header_at(table, index)
    two = _two_rows(table, index)
    return max(one, two, key=_rank) if two else one


def _one_row(index: int, row: Row) -> HeaderRows:
    texts = texts_of(row)
    return HeaderRows(index, index, texts, _score(list(filter(None, texts))))


def texts_of(row: Iterable[Cell]) -> tuple[str, ...]:
    """The cells as texts."""
    return tuple(text_of(cell) for cell in row)


def _rank(header: HeaderRows) -> tuple[float, int]:
    """By meanings; of equals the one that says more."""
    return round(header.score, 2), header.last - header.first


# -- two rows ---------------------------------------------------------------------------------------------------------


def _two_rows(table: Sheet, index: int, single: Sequence[HeaderRows] = ()) -> HeaderRows | None:
    """Rows ``index`` and the next as one header: “Contact / Phone” where a text stands in both.

    ``single``: the two as headers of their own, where they were judged already.
    """
    if index < 0 or index + 1 >= len(table.rows):
        return None
    size = max(len(table.rows[index]), len(table.rows[index + 1]))
    upper, lower = (_padded(texts_of(table.rows[each]), size) for each in (index, index + 1))
    heads = [each for each in table.merged if each.first_row == index and each.last_row <= index + 1]
    if heads:
        return _merged_rows(index, upper, lower, heads)
    pair = single if len(single) == 2 else [_one_row(each, table.rows[each]) for each in (index, index + 1)]
    return _plain_rows(index, upper, lower, max(pair[0].score, pair[1].score)) if pair[1].score >= 2 else None


def _merged_rows(
    index: int, upper: tuple[str, ...], lower: tuple[str, ...], heads: Sequence[MergedRange]
) -> HeaderRows | None:
    """Where merged cells say so: a head over several columns, or one that reaches down into the second row."""
    tall = any(each.last_row == index + 1 for each in heads)
    if not any(lower) or not (tall or _has_groups(upper, heads)):
        return None
    spread = list(upper)
    for each in heads:
        if each.last_row == index:
            spread[each.first_column : each.last_column + 1] = [upper[each.first_column]] * len(
                spread[each.first_column : each.last_column + 1]
            )
    joined = tuple(map(_joined, spread, lower))
    # A cell that is merged over both rows is proof; without one the second row may be the first of the values.
    judged = joined if tall else tuple(low or high for high, low in zip(upper, lower, strict=True))
    return HeaderRows(index, index + 1, joined, _score(list(filter(None, judged))))


def _has_groups(upper: tuple[str, ...], heads: Sequence[MergedRange]) -> bool:
    """Whether the heads are more than a title above the table."""
    wide = [each for each in heads if each.last_column > each.first_column]
    filled = sum(map(bool, upper))
    return bool(wide) and (filled > 1 or wide[0].first_column > 0)


def _plain_rows(index: int, upper: tuple[str, ...], lower: tuple[str, ...], apart: float) -> HeaderRows | None:
    """Without merged cells, as a text file has it: only where the second row says clearly more than the first."""
    if sum(map(bool, upper)) < 2:
        return None
    together = _score([low or high for high, low in zip(upper, lower, strict=True) if low or high])
    if together < apart + 1:
        return None
    head, joined = "", []
    for high, low in zip(upper, lower, strict=True):
        head = high or (head if low else "")
        joined.append(_joined(head, low))
    return HeaderRows(index, index + 1, tuple(joined), together)


def _joined(high: str, low: str) -> str:
    return f"{high} / {low}" if high and low and high != low else low or high


def _padded(texts: tuple[str, ...], size: int) -> tuple[str, ...]:
    return texts + ("",) * (size - len(texts))


# -- how much a row reads like a header -------------------------------------------------------------------------------


def _score(filled: Sequence[str]) -> float:
    """How many different meanings the texts name, less what headers never are."""
    fields = {max(scores, key=scores.__getitem__) for text in filled if (scores := _sure(text))}
    agenda = {found for text in filled if (found := programme_field(text))}
    values = sum(1 for text in filled if is_email(text) or is_phone(text) or is_date(text) or is_number(text))
    values -= _counted(filled)
    unknown = 0.01 * len(set(filled)) if fields or agenda else 0.0
    return max(len(fields), len(agenda)) + unknown - values


def _counted(filled: Sequence[str]) -> int:
    """How many texts are the numbers of columns that a head above names: 1, 2, 3 below “Speakers”."""
    numbers = [text for text in filled if is_number(text)]
    return len(numbers) if len(numbers) > 2 and numbers == [str(each) for each in range(1, len(numbers) + 1)] else 0


def _sure(text: str) -> dict[Field, float]:
    return {field: score for field, score in field_scores(text).items() if score >= _SURE}


def _filled(row: Row) -> list[str]:
    return [text for text in texts_of(row) if text]


def _without_header(table: Sheet) -> bool:
    """Whether the first rows hold values already."""
    first: Row = next((row for row in table.rows[:_BANNER] if _filled(row)), ())
    return any(is_email(text) or is_phone(text) for text in texts_of(first))


def _like_header(header: HeaderRows, candidates: Sequence[HeaderRows]) -> bool:
    """The first row that is as wide as the widest: nothing better is known of a table of unknown words."""
    widest = max(sum(map(bool, each.texts)) for each in candidates)
    return sum(map(bool, header.texts)) >= max(1, widest // 2)
