"""What stands in a poster's tile: the title as large as goes, then as much of the rest as there is room for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from organizer.domain.printing.badges.composing import ProblemKind
from organizer.domain.printing.days import ON_STAGE, Break, Session
from organizer.domain.printing.faces import MILLIMETRE, Box, Fill, Instruction, Ruler, Weight
from organizer.domain.printing.pieces import Subject
from organizer.domain.printing.printouts import SheetProblem
from organizer.domain.printing.text_columns import Style
from organizer.domain.printing.text_fitting import LEADING, Fit, Fitted, Letters, clean, fit, fit_box, line_height
from organizer.domain.printing.tracks import INK, MUTED, QUIET, band, tint
from organizer.domain.programme.words import span
from organizer.i18n import _

_USUAL = 34 * MILLIMETRE  # the width of a column in which letters have the size of their paper
_SMALL, _LEAST = 2_200, 1_800  # 6.2 points are worth a word, smaller than 5.1 nobody reads
_LOWEST = 1_300  # 3.7 points, where a talk of five minutes leaves no more
_PROUD = 65  # hundredths of its size that a title keeps before what stands with it is given up


@dataclass(frozen=True, slots=True)
class Scale:
    """Sizes of letters, and ``unit``, a millimetre in proportion to the paper; micrometres."""

    unit: int
    title: int
    detail: int
    small: int = _SMALL
    least: int = _LEAST

    @classmethod
    def of(cls, unit: int, column: int) -> "Scale":
        """The sizes on paper of this unit for columns of this width."""
        grown = max(800, min(unit, column * MILLIMETRE // _USUAL))
        return cls(grown, 36 * grown // 10, max(1_900, 23 * grown // 10))


class TileSetter:
    """Sets the tiles of one poster and notes what did not go in."""

    def __init__(self, scale: Scale, ruler: Ruler) -> None:
        self.scale, self._ruler = scale, ruler
        self.problems: list[SheetProblem] = []

    def draw(self, what: Session | Break, box: Box) -> Iterator[Instruction]:
        """The tile in its place: a tinted ground, the track's band at the left, and dark letters."""
        unit = self.scale.unit
        hair = min(unit * 3 // 10, box.height // 8)
        inner = Box(box.x + hair, box.y + hair, box.width - 2 * hair, box.height - 2 * hair)
        pad = min(unit, inner.height // 8)
        if isinstance(what, Break):
            yield Fill(inner, QUIET)
            yield from self._break(what, _inside(inner, unit, pad))
            return
        wide = unit * 16 // 10
        yield Fill(inner, tint(what.track))
        yield from band(what.track, Box(inner.x, inner.y, wide, inner.height))
        room = _inside(Box(inner.x + wide, inner.y, inner.width - wide, inner.height), unit, pad)
        yield from self._session(what, room)

    def _break(self, what: Break, room: Box) -> Iterator[Instruction]:
        text = clean(" · ".join(filter(None, (what.title.first, what.title.second, span(what.start, what.end)))))
        fitted = fit_box(text, self._letters(room, Weight.MEDIUM), room.width, room.height, self._ruler)
        yield from _lines(fitted, INK, Weight.MEDIUM, room.x, room.y)

    def _session(self, session: Session, room: Box) -> Iterator[Instruction]:
        """Title, second title, people, time, track. People and track have what the others leave."""
        details = self._details(session, room.width)
        title, count = self._title(session, room, details)
        self._check(session, title, details[count:])
        shown = details[:count]
        for more in (self._people, self._track):
            left = room.height - sum(map(_height, (title, *(each.fitted for each in shown))))
            shown += more(session, room.width, left)
        yield from _lines(title, INK, Weight.BOLD, room.x, room.y)
        y = room.y + _height(title)
        for each in sorted(shown, key=lambda each: each.place):
            yield from _lines(each.fitted, each.ink, each.weight, room.x, y)
            y += _height(each.fitted)

    def _title(self, session: Session, room: Box, details: Sequence["_Detail"]) -> tuple[Fitted, int]:
        """The title, and how many of the details stand with it: the last are given up before it becomes small."""
        text, letters = clean(session.title.first), self._letters(room, Weight.BOLD)
        for count in range(len(details), -1, -1):
            left = room.height - sum(_height(each.fitted) for each in details[:count])
            title = fit_box(text, letters, room.width, left, self._ruler)
            if title.fit is Fit.WELL and title.size * 100 >= letters.size * _PROUD:
                break
        return title, count

    def _details(self, session: Session, width: int) -> list["_Detail"]:
        """The time and the second title; the time is given up last."""
        told = [_Detail(self._fit(span(session.start, session.end), width, Weight.REGULAR, 1), INK, Weight.REGULAR, 3)]
        if second := clean(session.title.second):
            told.append(_Detail(self._fit(second, width, Weight.REGULAR, 2), MUTED, Weight.REGULAR, 1))
        return told

    def _fit(self, text: str, width: int, weight: Weight, lines: int) -> Fitted:
        size = self.scale.detail
        return fit(clean(text), Letters(size, size, size, weight, 0, lines), width, self._ruler)

    def _track(self, session: Session, width: int, height: int) -> list["_Detail"]:
        """The track's name where there is room; the band says it as well."""
        if session.track is None:
            return []
        fitted = self._fit(session.track.name, width, Weight.MEDIUM, 2)
        return [_Detail(fitted, session.track.ink, Weight.MEDIUM, 4)] if _height(fitted) <= height else []

    def _people(self, session: Session, width: int, height: int) -> list["_Detail"]:
        """Those of the session itself: who gives its talks stands in the agenda."""
        size = self.scale.detail
        parts = [each for role in ON_STAGE for each in session.people if each.role is role]
        text = ", ".join(dict.fromkeys(clean(each.name.first) for each in parts))
        if not text:
            return []
        fitted = fit_box(text, Letters(size, size, size), width, height, self._ruler)
        if fitted.fit is Fit.CUT:
            self._report(session, ProblemKind.CUT, _("There is no room for all people: {names}.").format(names=text))
        return [_Detail(fitted, MUTED, Weight.REGULAR, 2)]

    def _letters(self, room: Box, weight: Weight) -> Letters:
        """As small as the paper allows; in a tile that is lower than a line, as the tile does."""
        least = min(self.scale.least, max(_LOWEST, room.height * 1000 // LEADING))
        return Letters(self.scale.title, self.scale.small, least, weight)

    def _check(self, session: Session, title: Fitted, left_out: Sequence["_Detail"]) -> None:
        text = session.title.first
        if not title.lines or any(each.place == 1 for each in left_out):
            missing = text if not title.lines else session.title.second
            self._report(session, ProblemKind.CUT, _("There is no room for “{text}”.").format(text=missing))
        elif title.fit is Fit.CUT:
            self._report(session, ProblemKind.CUT, _("“{text}” is too long and was cut.").format(text=text))
        elif title.fit is Fit.SHRUNK:
            said = _("“{text}” is long and stands in small letters.").format(text=text)
            self._report(session, ProblemKind.SHRUNK, said)

    def _report(self, session: Session, kind: ProblemKind, text: str) -> None:
        self.problems.append(SheetProblem(Subject(session=session.id), session.title.first, kind, text))


@dataclass(frozen=True, slots=True)
class _Detail:
    """A text below the title; ``place``: where among the others."""

    fitted: Fitted
    ink: str
    weight: Weight
    place: int


def _inside(box: Box, across: int, down: int) -> Box:
    return Box(box.x + across, box.y + down, box.width - 2 * across, box.height - 2 * down)


def _height(fitted: Fitted) -> int:
    return len(fitted.lines) * line_height(fitted.size)


def _lines(fitted: Fitted, ink: str, weight: Weight, x: int, y: int) -> Iterator[Instruction]:
    style = Style(fitted.size, ink, weight)
    for number, text in enumerate(fitted.lines):
        yield style.line(text, x, y + number * line_height(fitted.size))
