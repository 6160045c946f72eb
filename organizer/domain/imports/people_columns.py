"""The columns of a people sheet made ready: clean values in a fixed order of labels, a chunk of rows at a time."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from types import MappingProxyType
from typing import NamedTuple

from organizer.domain.contacts import home_country, with_country_codes
from organizer.domain.country_names import CountryNames
from organizer.domain.folding import clean
from organizer.domain.imports.cleaning import Column, cleaner, in_utc, is_known_status, text_column
from organizer.domain.imports.yes_or_no import are_answers, in_one_spelling
from organizer.domain.names.people import full_name, in_natural_order
from organizer.domain.names.titles import may_hold_titles, split_titles
from organizer.domain.sheets.example_rows import is_example
from organizer.domain.sheets.own_headers import reserved, told_apart
from organizer.domain.sheets.values import text_of
from organizer.domain.sheets.workbook import Cell, ColumnGuess, ColumnMapping, Field, Inspection, Row, Sheet

CHUNK = 1_000
"""Rows that are cleaned together."""

_USUAL_NAMES = CountryNames()
_VOTERS = 2_000  # rows whose values tell how a column writes its dates

STORED = (
    Field.NAME,
    Field.SECOND_NAME,
    Field.LAST_NAME,
    Field.FIRST_NAME,
    Field.KANA,
    Field.TITLE,
    Field.JOB_TITLE,
    Field.EMAIL,
    Field.PHONE,
    Field.ORGANIZATION,
    Field.COUNTRY,
    Field.BADGE_NAME,
    Field.CATEGORY,
    Field.CODE,
    Field.STATUS,
    Field.REGISTERED_AT,
    Field.ORDER_ID,
    Field.TICKET_ID,
    Field.TICKET_SECRET,
    Field.DIET,
    Field.ACCOMMODATION,
    Field.ARRIVAL,
    Field.DEPARTURE,
    Field.UID,
)
"""The fields a person has a place for; everything else becomes a custom field under its header."""


_NAMES = (Field.NAME, Field.LAST_NAME, Field.FIRST_NAME)


@dataclass(frozen=True, slots=True)
class _Source:
    """One column of the sheet and the label under which its values arrive."""

    column: int
    label: str
    clean: Callable[[Column], Column]
    repeats: bool = False
    """Whether another source takes the same column."""


class Record(NamedTuple):
    """One person's row: ``row`` as the spreadsheet counts, ``values`` in the order of the labels.

    A named tuple, which is made three times as fast as a frozen dataclass.
    """

    row: int
    values: tuple[str, ...]


class PeopleColumns:
    """Reads the body of an inspected sheet as records.

    ``own_labels``: of our own export come back, the labels of custom fields by the headers under which they stood.
    ``countries``: what the event calls them; yes and no are written in its language.
    """

    def __init__(
        self,
        inspection: Inspection,
        mapping: ColumnMapping,
        *,
        own_labels: Mapping[str, str] = MappingProxyType({}),
        countries: CountryNames = _USUAL_NAMES,
    ) -> None:
        self._table, self._countries = inspection.table, countries
        self._body = inspection.body
        self._guesses = inspection.mapping
        self._header = _header_row(inspection)
        self._merged = _merged_values(self._table, self._body)
        self._sources = list(_sources(inspection, mapping, own_labels, countries))
        given = [source.label for source in self._sources]
        composed = Field.NAME not in given and bool({Field.FIRST_NAME, Field.LAST_NAME, Field.UID} & set(given))
        ours = Field.UID in given  # what comes back from our own workbook is as it was
        self._entitled = not ours and self._holds_titles()
        self._abroad = not ours and {Field.PHONE, Field.COUNTRY} <= set(given)
        entitled = [Field.TITLE] if self._entitled and Field.TITLE not in given else []
        self.labels: tuple[str, ...] = (*([Field.NAME] if composed else []), *given, *entitled)
        stored = set(STORED)
        self.custom: tuple[str, ...] = tuple(label for label in self.labels if label not in stored)
        self.status_text = next((source.label for source in self._sources if source.repeats), None)
        """The custom field that keeps a column of statuses as it is, where not all of its words are known."""
        self._composed = composed
        self._home = self._home_country() if self._abroad else ""
        self._ids = next((source.column for source in self._sources if source.label == Field.UID), None)
        self._cleaners = {source.label: source.clean for source in self._sources}

    @property
    def made_up(self) -> frozenset[str]:
        """Labels without a column of their own: a name put together, its titles, a status kept once more."""
        sources = {source.label for source in self._sources if not source.repeats}
        return frozenset(self.labels) - sources

    @property
    def errors(self) -> dict[int, dict[str, str]]:
        """Row (from 1) to the errors (``#REF!``) in its columns that mean something, by label."""
        stored = {source.column: source.label for source in self._sources if source.label in STORED}
        found: dict[int, dict[str, str]] = {}
        for each in self._table.errors:
            if each.column in stored:
                found.setdefault(each.row + 1, {})[stored[each.column]] = each.text
        return found

    def clean(self, label: str, text: str) -> str:
        """``text`` as it would arrive if it stood in the column of ``label``."""
        (value,) = self._cleaners.get(label, list)(text_column((text,)))
        if label in _NAMES and self._entitled:
            value, _titles = split_titles(value)
        return in_natural_order(value) if label == Field.NAME and "," in value else value

    def header_of(self, label: str) -> str | None:
        """What the sheet calls the column of ``label``."""
        column = next((source.column for source in self._sources if source.label == label), None)
        return next((guess.header for guess in self._guesses if guess.column == column), "") or None

    def __len__(self) -> int:
        return len(self._body)

    def chunks(self) -> Iterator[list[Record]]:
        """The rows that hold anything, a thousand at a time."""
        rows = self._table.rows
        for start in range(self._body.start, self._body.stop, CHUNK):
            part = rows[start : min(start + CHUNK, self._body.stop)]
            numbered = [(number, row) for number, row in enumerate(part, start + 1) if self._is_person(row)]
            yield self._records(numbered) if numbered else []

    def _is_person(self, row: Row) -> bool:
        """Whether it is neither blank nor the header once more, nor the example of our template."""
        return any(row) and row != self._header and not (self._ids is not None and is_example(row, self._ids))

    def _records(self, numbered: Sequence[tuple[int, Row]]) -> list[Record]:
        numbers = [number for number, _ in numbered]
        columns = self._cleaned(numbered)
        if self._entitled:
            columns = self._with_titles(columns)
        if Field.NAME in self.labels:
            columns = self._with_names(columns)
        if self._abroad:
            phone, country = self.labels.index(Field.PHONE), self.labels.index(Field.COUNTRY)
            columns[phone] = with_country_codes(columns[phone], columns[country], self._home)
        return list(map(Record._make, zip(numbers, zip(*columns, strict=True), strict=True)))

    def _cleaned(self, numbered: Sequence[tuple[int, Row]]) -> list[Column]:
        """The column of each source."""
        sheet = list(zip_longest(*(row for _, row in numbered), fillvalue=""))
        blank = ("",) * len(numbered)
        columns = []
        for source in self._sources:
            cells = sheet[source.column] if source.column < len(sheet) else blank
            if merged := self._merged.get(source.column):
                cells = tuple(merged.get(number) or cell for (number, _), cell in zip(numbered, cells, strict=True))
            columns.append(source.clean(text_column(cells)))
        return columns

    def _holds_titles(self) -> bool:
        """Whether titles stand in the cells of names, which a workbook of our own keeps apart."""
        columns = [source.column for source in self._sources if source.label in _NAMES]
        rows = self._table.rows
        texts = (_cell(rows[index], column) for column in columns for index in self._body)
        return any(text.__class__ is str and may_hold_titles(text) and split_titles(clean(text))[1] for text in texts)

    def _home_country(self) -> str:
        """Where most people of the sheet are from."""
        column = next(source.column for source in self._sources if source.label == Field.COUNTRY)
        rows = self._table.rows
        said: Counter[str] = Counter()
        for cell, count in Counter(_cell(rows[index], column) for index in self._body).items():
            said[self._countries.code(text_of(cell))] += count
        del said[""]
        return home_country(said)

    def _with_titles(self, columns: list[Column]) -> list[Column]:
        """Titles out of the names into a column of their own, where that says nothing yet."""
        labels = [source.label for source in self._sources]
        titles = list(columns[labels.index(Field.TITLE)]) if Field.TITLE in labels else [""] * len(columns[0])
        for place, label in enumerate(labels):
            if label in _NAMES:
                pairs = list(map(split_titles, columns[place]))
                columns[place] = [name for name, _ in pairs]
                titles = [title or found for title, (_, found) in zip(titles, pairs, strict=True)]
        if Field.TITLE in labels:
            columns[labels.index(Field.TITLE)] = titles
            return columns
        return [*columns, titles]

    def _with_names(self, columns: list[Column]) -> list[Column]:
        """The full name from its parts where the sheet gives none."""
        labels = [source.label for source in self._sources]
        parts = [
            columns[labels.index(label)] if label in labels else None for label in (Field.LAST_NAME, Field.FIRST_NAME)
        ]
        size = len(columns[0])
        if self._composed:
            return [_composed(parts[0], parts[1], size), *columns]
        place = labels.index(Field.NAME)
        names = [in_natural_order(name) if "," in name else name for name in columns[place]]
        if any(parts):
            known = columns[labels.index(Field.UID)] if Field.UID in labels else [""] * size
            composed = zip(names, _composed(parts[0], parts[1], size), known, strict=True)
            names = [name or ("" if uid else other) for name, other, uid in composed]  # ours had one: it was emptied
        columns[place] = names
        return columns


def _composed(families: Column | None, given: Column | None, size: int) -> Column:
    return list(map(full_name, families or [""] * size, given or [""] * size))


def _cell(row: Row, column: int) -> Cell:
    return row[column] if column < len(row) else ""


def _header_row(inspection: Inspection) -> Row:
    row = inspection.header_row
    return inspection.table.rows[row - 1] if row else ()


def _merged_values(table: Sheet, body: range) -> dict[int, dict[int, Cell]]:
    """Column to row number to value, for cells that a merged one above covers: a group has one organization."""
    found: dict[int, dict[int, Cell]] = {}
    for area in table.merged:
        if area.first_row in body and area.last_row > area.first_row and area.first_column == area.last_column:
            value = _cell(table.rows[area.first_row], area.first_column)
            rows = range(area.first_row + 2, min(area.last_row, body.stop - 1) + 2)
            found.setdefault(area.first_column, {}).update(dict.fromkeys(rows, value))
    return found


def _sources(
    inspection: Inspection, mapping: ColumnMapping, own_labels: Mapping[str, str], countries: CountryNames
) -> Iterator[_Source]:
    """One source for each column that is taken; custom fields last, under labels that differ."""
    guesses = {guess.column: guess for guess in inspection.mapping}
    kept: list[tuple[int, str, bool]] = []
    samples: dict[int, list[str]] = {}
    for column, field in sorted(mapping.items()):
        texts = _distinct(inspection, column)
        if field in STORED:
            clean = cleaner(field, texts, countries=countries)
            yield _Source(column, field, in_utc(clean) if _is_in_utc(guesses.get(column), field) else clean)
        unsaid = field is Field.STATUS and not all(map(is_known_status, _distinct(inspection, column, most=None)))
        if texts and (field not in STORED or unsaid):
            kept.append((column, _label(guesses.get(column), column), unsaid))
            samples[column] = texts
    labels = _told_apart([header for _column, header, _unsaid in kept], own_labels)
    for (column, _header, unsaid), label in zip(kept, labels, strict=True):
        alike = are_answers(samples[column]) and are_answers(_distinct(inspection, column, most=None))
        clean = in_one_spelling(countries.languages[0]) if alike else cleaner(None, samples[column])
        yield _Source(column, label, clean, repeats=unsaid)


def _told_apart(headers: Sequence[str], own_labels: Mapping[str, str]) -> list[str]:
    """A label for each header: that which it had here already, else one that none of our own columns ever has."""
    firsts = {each: place for place, each in reversed(list(enumerate(headers))) if each in own_labels}
    known = {place: own_labels[each] for each, place in firsts.items()}
    others = [place for place in range(len(headers)) if place not in known]
    labels = told_apart([headers[place] for place in others], {*reserved(), *known.values()})
    found = known | dict(zip(others, labels, strict=True))
    return [found[place] for place in range(len(headers))]


def _is_in_utc(guess: ColumnGuess | None, field: Field | None) -> bool:
    """Whether the header says so, as ours do where the event's instants have a zone."""
    instants = (Field.REGISTERED_AT, Field.ARRIVAL, Field.DEPARTURE)
    return field in instants and guess is not None and "UTC" in re.findall(r"\w+", guess.header)


def _label(guess: ColumnGuess | None, column: int) -> str:
    letters, number = "", column + 1
    while number:
        number, digit = divmod(number - 1, 26)
        letters = chr(65 + digit) + letters
    return guess.header if guess and guess.header else letters


def _distinct(inspection: Inspection, column: int, *, most: int | None = _VOTERS) -> list[str]:
    """Some of the column's different texts: enough to tell the order of days and months, or that it is empty."""
    rows = inspection.table.rows
    found: dict[Cell, None] = {}
    for index in inspection.body:
        row = rows[index]
        cell = row[column] if column < len(row) else ""
        if cell not in found and cell not in ("", None):
            found[cell] = None
        if most is not None and found and index - inspection.body.start >= most:
            break
    return [text for cell in found if (text := text_of(cell))]
