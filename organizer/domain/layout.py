"""Where the table is in a sheet and what it is about: header row, columns, the rows between header and totals."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from organizer.domain.columns import guess_columns
from organizer.domain.headers import ProgrammeField, begins_total, field_scores, programme_field
from organizer.domain.sheets import Cell, ColumnGuess, Field, Inspection, Row, Sheet, SheetKind, Workbook
from organizer.domain.values import is_date, is_email, is_number, is_phone, text_of

_BANNER = 60  # rows above a header that are looked at
_SURE = 0.7  # a score at which a header counts as one
_VOTERS = 400  # rows whose values vote


@dataclass(frozen=True, slots=True)
class _Header:
    """``first`` and ``last`` index the header's rows (one or two); -1 when the sheet has none."""

    first: int
    last: int
    texts: tuple[str, ...]
    score: float


def inspect_workbook(workbook: Workbook, *, sheet: int | None = None, header_row: int | None = None) -> Inspection:
    """What ``workbook`` holds; ``sheet`` (from 0) and ``header_row`` (from 1, 0 for none) overrule the guess."""
    chosen = _best_sheet(workbook) if sheet is None else sheet
    table = workbook.sheets[chosen] if workbook.sheets else Sheet("", ())
    header = _find_header(table) if header_row is None else _header_at(table, header_row - 1)
    body = range(header.last + 1, _end(table.rows, header))
    mapping = guess_columns(header.texts, [table.rows[index] for index in body[:_VOTERS]])
    kind = _kind(header.texts, mapping)
    return Inspection(workbook, kind, chosen, header.last + 1, mapping, body, workbook.notes)


def _best_sheet(workbook: Workbook) -> int:
    """The visible sheet with the clearest header; of equal ones the longest, then the first."""

    def worth(index: int) -> tuple[bool, float, int]:
        sheet = workbook.sheets[index]
        return not sheet.hidden, _find_header(sheet).score, min(len(sheet.rows), 10)

    return max(range(len(workbook.sheets)), key=worth, default=0)


def _find_header(table: Sheet) -> _Header:
    """The row of the first :data:`_BANNER` that reads most like headers; two rows where group heads stand above."""
    candidates = []
    for index, row in enumerate(table.rows[:_BANNER]):
        if filled := [text for text in _texts(row) if text]:
            candidates.append(_Header(index, index, _texts(row), _score(filled)))
            if two := _two_rows(table, index):
                candidates.append(two)
    best = max(candidates, key=lambda header: header.score, default=None)
    if best is None or (best.score <= 0 and _without_header(table)):
        return _Header(-1, -1, (), 0.0)
    return best if best.score > 0 else next(each for each in candidates if _like_header(each, candidates))


def _header_at(table: Sheet, index: int) -> _Header:
    if not 0 <= index < len(table.rows):
        return _Header(-1, -1, (), 0.0)
    texts = _texts(table.rows[index])
    merged = _two_rows(table, index - 1)
    return merged if merged else _Header(index, index, texts, _score([text for text in texts if text]))


def _two_rows(table: Sheet, index: int) -> _Header | None:
    """Rows ``index`` and the next as one header: the lower text where there is one, else the upper.

    Only where a merged cell says so: a head over several columns, or one that reaches down into the second row.
    """
    if index < 0 or index + 1 >= len(table.rows):
        return None
    groups = [each for each in table.merged if each.first_row == index and each.last_row <= index + 1]
    width = len(table.rows[index])
    if not any(each.last_row == index + 1 or each.last_column - each.first_column + 1 < width for each in groups):
        return None
    upper, lower = _texts(table.rows[index]), _texts(table.rows[index + 1])
    size = max(len(upper), len(lower))
    upper, lower = upper + ("",) * (size - len(upper)), lower + ("",) * (size - len(lower))
    if not any(low and not high for high, low in zip(upper, lower, strict=True)):
        return None
    texts = tuple(low or high for high, low in zip(upper, lower, strict=True))
    return _Header(index, index + 1, texts, _score([text for text in texts if text]))


def _score(filled: Sequence[str]) -> float:
    """How many different meanings the texts name, less what headers never are."""
    fields = {max(scores, key=scores.__getitem__) for text in filled if (scores := _sure(text))}
    agenda = {found for text in filled if (found := programme_field(text))}
    values = sum(1 for text in filled if is_email(text) or is_phone(text) or is_date(text) or is_number(text))
    unknown = 0.01 * len(set(filled)) if fields or agenda else 0.0
    return max(len(fields), len(agenda)) + unknown - values


def _sure(text: str) -> dict[Field, float]:
    return {field: score for field, score in field_scores(text).items() if score >= _SURE}


def _without_header(table: Sheet) -> bool:
    """Whether the first rows hold values already."""
    first = next((row for row in table.rows[:_BANNER] if any(_texts(row))), ())
    return any(is_email(text) or is_phone(text) for text in _texts(first))


def _like_header(header: _Header, candidates: Sequence[_Header]) -> bool:
    """The first row that is as wide as the widest: nothing better is known of a table of unknown words."""
    widest = max(sum(map(bool, each.texts)) for each in candidates)
    return sum(map(bool, header.texts)) >= max(1, widest // 2)


def _texts(row: Iterable[Cell]) -> tuple[str, ...]:
    return tuple(text_of(cell) for cell in row)


def _end(rows: Sequence[Row], header: _Header) -> int:
    """Where the body ends: totals, signatures and blank rows below it are left out."""
    columns = sum(map(bool, header.texts))
    end = len(rows)
    while end > header.last + 1 and _is_footer(rows[end - 1], columns):
        end -= 1
    return end


def _is_footer(row: Row, columns: int) -> bool:
    filled = [text for cell in row if (text := text_of(cell))]
    if not filled:
        return True
    if any(is_email(text) for text in filled):
        return False
    if columns > 1 and len(filled) <= max(2, columns // 2) and begins_total(filled[0]):
        return True
    return columns > 1 and len(filled) == 1 and _is_remark(filled[0])


def _is_remark(text: str) -> bool:
    return len(text) > 25 or any(mark in text for mark in ":：*※。")


def _kind(texts: Sequence[str], mapping: Sequence[ColumnGuess]) -> SheetKind:
    """People where somebody is named or can be written to; an agenda where more headers speak of one."""
    agenda = {found for text in texts if text and (found := programme_field(text))}
    fields = {guess.field for guess in mapping if guess.field and guess.confidence >= 0.5}
    named = Field.NAME in fields or {Field.FIRST_NAME, Field.LAST_NAME} <= fields
    reachable = fields & {Field.EMAIL, Field.PHONE}
    timed = agenda & {ProgrammeField.START, ProgrammeField.END, ProgrammeField.DAY, ProgrammeField.DURATION}
    if ProgrammeField.TITLE in agenda and (timed or ProgrammeField.ROOM in agenda) and not reachable:
        return SheetKind.PROGRAMME
    if named or reachable or Field.FIRST_NAME in fields or Field.LAST_NAME in fields:
        return SheetKind.PEOPLE
    return SheetKind.PROGRAMME if len(agenda) >= 2 else SheetKind.UNKNOWN
