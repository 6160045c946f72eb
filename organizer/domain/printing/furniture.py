"""Head and foot of sheets that are read: whose they are, what is on the page, and which page it is."""

from collections.abc import Iterator
from dataclasses import dataclass

from organizer.domain.printing.badges.people import Occasion
from organizer.domain.printing.faces import MILLIMETRE, Box, Fill, Instruction, Ruler
from organizer.domain.printing.flow import Page, Sheet
from organizer.domain.printing.text_columns import Style
from organizer.domain.printing.text_fitting import Letters, clean, fit
from organizer.domain.printing.tracks import LINE, MUTED
from organizer.i18n import _

_HEAD = Style(2_900, MUTED)
_SIDES, _SMALL_SIDES = (18, 24, 20), (12, 19, 17)  # millimetres at left and right, above and below
_SMALL = 160 * MILLIMETRE  # a sheet that is narrower is held in a hand


def reading_sheet(size: tuple[int, int]) -> Sheet:
    """A sheet of this width and height with room for head and foot."""
    width, height = size
    side, top, bottom = (each * MILLIMETRE for each in (_SMALL_SIDES if width < _SMALL else _SIDES))
    return Sheet(width, height, Box(side, top, width - 2 * side, height - top - bottom))


@dataclass(frozen=True, slots=True)
class HeadAndFoot:
    """Head: event and chapter; foot: dates, place, and the page among all."""

    sheet: Sheet
    occasion: Occasion
    ruler: Ruler

    def __call__(self, page: Page) -> Iterator[Instruction]:
        """What stands around this page."""
        frame, event = self.sheet.frame, self.occasion
        over, under = (each * MILLIMETRE for each in ((10, 5) if self.sheet.width < _SMALL else (11, 6)))
        names = " · ".join(filter(None, (event.event, event.second_event)))
        yield from self._pair(names, page.chapter, frame.y - over)
        yield Fill(Box(frame.x, frame.y - over + 5 * MILLIMETRE, frame.width, 200), LINE)
        number = _("Page {number} of {total}").format(number=page.number, total=page.total)
        about = " · ".join(filter(None, (event.dates, event.place)))
        yield from self._pair(about, number, frame.y + frame.height + under)

    def _pair(self, left: str, right: str, top: int) -> Iterator[Instruction]:
        """A line with one text at either end; both are cut where they are too long for it."""
        frame, gap = self.sheet.frame, 5 * MILLIMETRE
        letters = Letters(_HEAD.size, _HEAD.size, _HEAD.size)
        half = (frame.width - gap) // 2
        room = max(half, frame.width - gap - _HEAD.width(clean(left), self.ruler))
        (right,) = fit(self._short(right, room), letters, room, self.ruler).lines
        end = _HEAD.width(right, self.ruler)
        room = frame.width - end - gap
        (left,) = fit(self._short(left, room), letters, room, self.ruler).lines
        yield from (_HEAD.line(text, x, top) for text, x in ((left, frame.x), (right, frame.x + frame.width - end)))

    def _short(self, text: str, width: int) -> str:
        """The text, or only its first language where both have no room."""
        text = clean(text)
        return text if _HEAD.width(text, self.ruler) <= width else text.partition(" · ")[0]
