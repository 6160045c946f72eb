"""One row of an agenda by the meaning of its cells."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from organizer.domain.agenda.columns import AgendaMapping
from organizer.domain.agenda.names import credits_in
from organizer.domain.agenda.times import DayMark, Span, day_of, minutes_of, numbered_day
from organizer.domain.agenda.words import AgendaField, sounds_like_break, words
from organizer.domain.folding import fold
from organizer.domain.programme.in_files import Credit
from organizer.domain.programme.words import BreakKind, RoleKind, SessionState
from organizer.domain.sheets.values import text_of
from organizer.domain.sheets.workbook import Cell

ROLES = {
    AgendaField.SPEAKERS: RoleKind.SPEAKER,
    AgendaField.CHAIR: RoleKind.CHAIR,
    AgendaField.PANELISTS: RoleKind.PANELIST,
    AgendaField.INTERPRETERS: RoleKind.INTERPRETER,
}
"""The columns that name people, and what each makes them."""

USUAL = 60
"""Minutes of a session that nothing follows."""

_BETWEEN_LANGUAGES = re.compile(r"[,;/，、；]")
_IDEOGRAPHS = re.compile(r"[⺀-鿿가-힯]")


@dataclass(frozen=True, slots=True)
class Line:
    """One row by meaning."""

    cells: Mapping[AgendaField, Cell]
    names: tuple[tuple[AgendaField, str], ...] = ()

    @classmethod
    def of(cls, cells: Sequence[Cell], mapping: AgendaMapping) -> "Line":
        """The cells of a row under their fields; people may stand in several columns."""
        given = [(known, cells[column]) for column, known in mapping.items() if known and column < len(cells)]
        names = tuple((known, str(cell)) for known, cell in given if known in ROLES and text_of(cell))
        return cls(dict(reversed(given)), names)

    def text(self, wanted: AgendaField) -> str:
        """A cell as one line of text."""
        return text_of(self.cells.get(wanted))

    def long_text(self, wanted: AgendaField) -> str:
        """A cell with its line breaks."""
        cell = self.cells.get(wanted)
        return cell.strip() if isinstance(cell, str) else text_of(cell)

    def titled(self, title: str) -> "Line":
        """The same row with another title, at no place of its own."""
        return replace(self, cells={**self.cells, AgendaField.TITLE: title, AgendaField.ROOM: ""})

    def only_text(self, cells: Sequence[Cell], mapping: AgendaMapping) -> str:
        """The one text beside the time, as in a row that says “12:30 | Lunch” across all columns."""
        timing = (AgendaField.START, AgendaField.END, AgendaField.DAY, AgendaField.DURATION)
        texts = [text_of(cell) for column, cell in enumerate(cells) if mapping.get(column) not in timing]
        filled = [text for text in texts if text]
        return filled[0] if len(filled) == 1 else ""

    def titles(self) -> tuple[str, str]:
        """Title and second title; two scripts in one cell are told apart."""
        second = self.text(AgendaField.SECOND_TITLE)
        raw = self.long_text(AgendaField.TITLE)
        parts = [part.strip() for part in re.split(r"[\n\r]+|\s+[/|]\s+", raw) if part.strip()]
        if not second and len(parts) == 2 and bool(_IDEOGRAPHS.search(parts[0])) != bool(_IDEOGRAPHS.search(parts[1])):
            return parts[0], parts[1]
        return self.text(AgendaField.TITLE), second

    def day(self) -> DayMark | None:
        """The day that this row names."""
        start = day_of(self.cells.get(AgendaField.START))
        dated = start if start is not None and start.on is not None else None  # “2026-09-26 09:00”
        return numbered_day(self.cells.get(AgendaField.DAY)) or (None if self.text(AgendaField.DAY) else dated)

    def length(self) -> int | None:
        """Minutes that the row's own column gives."""
        return minutes_of(self.cells.get(AgendaField.DURATION))

    def duration(self, span: Span | None) -> int | None:
        """Minutes from the span, the duration's column, or a length in the column of times."""
        if span is not None and span.end is not None and span.end > span.start:
            return span.end - span.start
        return self.length() or (None if span else minutes_of(self.cells.get(AgendaField.START)))

    def break_kind(self) -> BreakKind | None:
        """Whether the row is a pause: it says so, or it is called like one and nobody speaks."""
        said = fold(self.text(AgendaField.LEVEL) or self.text(AgendaField.KIND))
        if said in words("blocker"):
            return BreakKind.BLOCKER
        if said in words("break"):
            return BreakKind.BREAK
        return BreakKind.BREAK if not said and not self.names and sounds_like_break(self.titles()[0]) else None

    def state(self) -> SessionState | None:
        """How sure it is that it takes place; None where the cell says something else, or nothing."""
        said = fold(self.text(AgendaField.STATE))
        return next((each for each in SessionState if said in words(each.value)), None)

    def interpreted(self) -> tuple[str, ...]:
        """The languages into which it is interpreted."""
        told = (each.strip() for each in _BETWEEN_LANGUAGES.split(self.text(AgendaField.INTERPRETED)))
        return tuple(dict.fromkeys(filter(None, told)))

    def people(self) -> tuple[Credit, ...]:
        """Everybody named, each once in a role."""
        return tuple(dict.fromkeys(credit for known, text in self.names for credit in credits_in(text, ROLES[known])))
