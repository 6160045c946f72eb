"""The agenda as a booklet: pages of half a sheet, two beside each other, in the order for folding and stapling."""

from collections.abc import Iterator, Sequence

from organizer.domain.printing.agenda import agenda_pages
from organizer.domain.printing.badges.people import Occasion
from organizer.domain.printing.days import Days
from organizer.domain.printing.faces import MILLIMETRE, Box, Face, Fill, Instruction, Ruler, Weight, moved
from organizer.domain.printing.missing_letters import missing_letters
from organizer.domain.printing.pieces import Subject
from organizer.domain.printing.printouts import Printout, SheetProblem
from organizer.domain.printing.sheets.lettering import Pen, Row, bold, inset
from organizer.domain.printing.text_columns import Style
from organizer.domain.printing.tracks import INK, MUTED
from organizer.errors import NotFound
from organizer.i18n import _


def compose_booklet(days: Days, size: tuple[int, int], ruler: Ruler) -> Printout:
    """A cover and the agenda on both sides of sheets of ``size`` that lie, to be turned over their short edge.

    Raises NotFound: nothing has a time.
    """
    short, long = sorted(size)
    if not days.days:
        raise NotFound(_("Nothing has a time yet; place sessions on the schedule first."))
    inside = agenda_pages(days.occasion, days.days, (long // 2, short), ruler)
    problems: list[SheetProblem] = []
    cover = _cover(days.occasion, long // 2, short, Pen(ruler, Subject(), days.occasion.event, problems.append))
    pages = tuple(_sides((cover, *inside), long, short))
    problems += missing_letters(days, ruler)
    return Printout(_("Booklet"), days.occasion.event, pages, tuple(problems), days.asked, days.skipped)


def booklet_order(pages: int) -> Iterator[tuple[int, int]]:
    """Which pages, from 0, stand at the left and at the right of each side; some at the end may be empty."""
    total = -(-pages // 4) * 4
    for sheet in range(total // 4):
        yield total - 1 - 2 * sheet, 2 * sheet
        yield 2 * sheet + 1, total - 2 - 2 * sheet


def _sides(pages: Sequence[Face], width: int, height: int) -> Iterator[Face]:
    for left, right in booklet_order(len(pages)):
        own: list[Instruction] = []
        for page, x in ((left, 0), (right, width // 2)):
            if page < len(pages):
                own += [moved(each, x, 0) for each in (*pages[page].fixed, *pages[page].own)]
        yield Face(width, height, (), tuple(own))


def _cover(event: Occasion, width: int, height: int, pen: Pen) -> Face:
    rows = [
        Row(event.event, bold(11_000), lines=4),
        Row(event.second_event, Style(8_000, INK, Weight.MEDIUM), 4_000, lines=3),
        Row(event.dates, Style(5_000, INK), 14_000, lines=2),
        Row(event.place, Style(4_500, MUTED), 2_500, lines=3),
    ]
    room = inset(Box(0, 0, width, height), 16 * MILLIMETRE, 30 * MILLIMETRE)
    lines = (Fill(Box(room.x, y, room.width, 1_000), INK) for y in (room.y, room.y + room.height))
    return Face(width, height, (), (*lines, *pen.stack(rows, room)))
