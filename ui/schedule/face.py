"""What a card says in the room it has: which lines, in which order, and what is left out first.

The title comes before everything; then the mark of a conflict and the time; then more of the title, the second title,
the note and the talks. Where a card is too small for text it shows its colour only, and its tooltip says everything.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from organizer.domain.programme.words import SessionState, clock, span, state_words
from organizer.domain.schedule.grid import Card, Conflict, Severity, Snapshot
from organizer.i18n import _, ngettext
from ui import theme

EDGE = 4
"""The coloured left edge of a card."""
PAD_X = 8
TINY = 11
CORNER_ROOM = 14
"""Pixels of the title's lines that a lock or a mark in the corner takes."""
SIGNS_FROM = 72
"""Pixels of text below which a card has no room for signs: the title needs it, and the tooltip says the rest."""
MOST_TITLE, MOST_SECOND = 4, 2
"""Lines at most."""


class Style(StrEnum):
    """How a line of a card looks."""

    TITLE = "title"
    SECOND = "second"
    TIME = "time"
    CHIP = "chip"
    TALK = "talk"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text whose top is ``y`` pixels below the card's."""

    style: Style
    text: str
    y: float
    height: float
    conflict: Conflict | None = None


@dataclass(frozen=True, slots=True)
class Face:
    """The lines of a card; ``mark`` is the conflict that only a corner can show, ``signs`` are icons beside it."""

    lines: tuple[Line, ...]
    mark: Conflict | None = None
    signs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Pen:
    """A font with its metrics."""

    font: QFont
    metrics: QFontMetricsF
    line: float
    baseline: float
    """From the top of a line to where its letters stand."""

    def fits(self, text: str, width: float) -> str:
        """The text, shortened to the width."""
        return self.metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)

    def wrapped(self, text: str, width: float, most: int) -> list[str]:
        """The text in at most so many lines; the last is shortened."""
        if self.metrics.horizontalAdvance(text) <= width:
            return [text]
        layout = QTextLayout(text, self.font)
        layout.setTextOption(_WRAP)
        layout.beginLayout()
        starts: list[int] = []
        while len(starts) <= most and (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            starts.append(line.textStart())
        layout.endLayout()
        pieces = [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
        if len(pieces) > most:
            pieces = [*pieces[: most - 1], "".join(pieces[most - 1 :])]
        return [self.fits(each.strip(), width) for each in pieces]


_WRAP = QTextOption()
_WRAP.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)


class Pens:
    """The fonts of a board, made once for a size of text."""

    def __init__(self) -> None:
        tiny = theme.tabular(theme.font(TINY))
        self.of = {
            Style.TITLE: _pen(theme.font(theme.BODY, QFont.Weight.DemiBold), 17),
            Style.SECOND: _pen(theme.font(theme.SMALL), 16),
            Style.TIME: _pen(tiny, 15),
            Style.CHIP: _pen(theme.font(TINY), 20),
            Style.TALK: _pen(tiny, 15),
            Style.BODY: _pen(theme.font(), 19),
        }


def _pen(font: QFont, line: float) -> Pen:
    metrics, height = QFontMetricsF(font), theme.px(line)
    return Pen(font, metrics, height, (height + metrics.ascent() - metrics.descent()) / 2)


def gravest(conflicts: Iterable[Conflict]) -> Conflict | None:
    """The open conflict that weighs most, when it is more than something to check."""
    found = {each.severity: each for each in conflicts if not each.accepted}
    return found.get(Severity.ERROR) or found.get(Severity.WARNING)


def _pad(height: float, pens: Pens) -> float:
    """Pixels above the first line: fewer where two lines fit only then, and one line stands in the middle."""
    one, two = (pens.of[each].line for each in (Style.TITLE, Style.TIME))
    if height >= one + two + 12:
        return 6.0
    return 2.5 if height >= one + two + 3 else max((height - one) / 2, 0)


class _Page:
    """Fills a height with lines: first decides how many of each kind fit, then puts them in reading order."""

    def __init__(self, pens: Pens, width: float, height: float) -> None:
        self._pens = pens
        self.width = width - EDGE - 2 * PAD_X
        self.corner = 0.0
        self.pad = _pad(height, pens)
        self._left = height - 2 * self.pad + 1
        self._chosen: dict[Style, list[str]] = {}

    def take(self, style: Style, text: str, most: int = 1) -> bool:
        """Reserve lines for a text, as many as fit; False when none does."""
        pen = self._pens.of[style]
        room = min(int(self._left // pen.line), most)
        if room < 1 or not text:
            return False
        width = self.width - (self.corner if style is Style.TITLE else 0)
        lines = pen.wrapped(text, width, room) if room > 1 else [pen.fits(text, width)]
        self._left -= len(lines) * pen.line
        self._chosen.setdefault(style, []).extend(lines)
        return True

    def grow(self, style: Style, text: str, most: int) -> None:
        """Give a text that has one line as many more as it needs and fit."""
        pen = self._pens.of[style]
        self._left += len(self._chosen.pop(style)) * pen.line
        self.take(style, text, most)

    def room_for(self, style: Style) -> int:
        """How many more lines of a style fit."""
        return max(int(self._left // self._pens.of[style].line), 0)

    def face(self, conflict: Conflict | None, marks: tuple[str, ...] = ()) -> Face:
        """The lines, in reading order."""
        y, lines = self.pad, []
        for style in Style:
            for text in self._chosen.get(style, ()):
                height = self._pens.of[style].line
                shown = conflict if style is Style.CHIP else None
                lines.append(Line(style, text, y, height, shown))
                y += height
        mark = None if Style.CHIP in self._chosen else conflict
        return Face(tuple(lines), mark, marks)


def lay_out(card: Card, conflicts: Iterable[Conflict], pens: Pens, width: float, height: float) -> Face:
    """The face of a placed card of this size."""
    conflict = gravest(conflicts)
    page = _Page(pens, width, height)
    if page.width < 20 or height < pens.of[Style.TITLE].line - 3:
        return Face((), conflict)
    title, shown = pens.of[Style.TITLE], signs(card) if page.width >= SIGNS_FROM else ()
    if not page.take(Style.TITLE, card.title):
        room = page.width - CORNER_ROOM * (len(shown) + bool(conflict or card.locked))
        return Face((Line(Style.TITLE, title.fits(card.title, room), 0, height),), conflict, shown)
    chip = conflict is not None and page.take(Style.CHIP, conflict.short)
    page.corner = CORNER_ROOM * (len(shown) + bool(card.locked or (conflict and not chip)))
    page.take(Style.TIME, when(card))
    page.grow(Style.TITLE, card.title, MOST_TITLE)
    page.take(Style.SECOND, card.second_title, MOST_SECOND)
    page.take(Style.TIME, note(card))
    for line in talk_lines(card, page.room_for(Style.TALK)):
        page.take(Style.TALK, line)
    return page.face(conflict, shown)


def signs(card: Card) -> tuple[str, ...]:
    """The icons of what is said of a card in a corner: that it is interpreted, unconfirmed, cancelled."""
    state = {SessionState.TENTATIVE: "question", SessionState.CANCELLED: "forbidden"}.get(card.state)
    return tuple(filter(None, ("language" if card.interpreted else None, state)))


def when(card: Card) -> str:
    """The card's time."""
    return span(card.placement.start, card.end) if card.placement else minutes(card.duration)


def minutes(duration: int) -> str:
    """A length as a person says it."""
    return ngettext("{count} min", "{count} min", duration).format(count=duration)


def note(card: Card) -> str:
    """What a card says of itself beside its time."""
    parts = ["" if card.state is SessionState.CONFIRMED else state_words()[card.state]]
    parts += [_("locked") if card.locked else "", card.activity if card.activity != card.title else ""]
    if card.talks:
        parts.append(ngettext("{count} talk", "{count} talks", len(card.talks)).format(count=len(card.talks)))
    if card.interpreted:
        parts.append(_("interpreted: {languages}").format(languages=", ".join(card.interpreted)))
    if card.expected is not None:
        parts.append(_("{count} expected").format(count=card.expected))
    return " · ".join(filter(None, parts))


def talk_lines(card: Card, room: int) -> list[str]:
    """The talks with their times in at most ``room`` lines; the last says how many more there are."""
    if not card.placement or not room:
        return []
    start, lines = card.placement.start, []
    for talk in card.talks:
        lines.append(f"{clock(start)}  {talk.title}")
        start += talk.duration
    if len(lines) <= room:
        return lines
    rest = len(lines) - room + 1
    return [*lines[: room - 1], ngettext("and {count} more", "and {count} more", rest).format(count=rest)]


def whole_story(card: Card, conflicts: Iterable[Conflict], snapshot: Snapshot) -> str:
    """Everything about a card as lines of plain text: its tooltip, and what a screen reader says."""
    where = snapshot.room_by_id.get(card.placement.room) if card.placement and card.placement.room else None
    people = ", ".join(dict.fromkeys(each.name for each in card.people))
    track = next((each.name for each in snapshot.tracks if each.id == card.track), "")
    head = [card.title, card.second_title, " · ".join(filter(None, (when(card), where.name if where else "")))]
    told = [f"{_word(each)}: {each.text}" for each in conflicts]
    talks = talk_lines(card, 12)
    return "\n".join(filter(None, (*head, note(card), track, people, *talks, *told)))


def _word(conflict: Conflict) -> str:
    if conflict.accepted:
        return _("Accepted")
    return severity_word(conflict.severity)


def severity_word(severity: Severity) -> str:
    """What a severity is called on screen."""
    words = {Severity.ERROR: _("Error"), Severity.WARNING: _("Warning"), Severity.CHECK: _("To check")}
    return words[severity]
