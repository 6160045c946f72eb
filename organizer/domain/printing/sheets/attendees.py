"""The list of all attendees from A to Z with squares to tick: a desk without a computer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from organizer.domain.printing.badges.people import Occasion
from organizer.domain.printing.faces import Box, Face, Fill, Instruction, Weight
from organizer.domain.printing.flow import Block, Chapter, flow
from organizer.domain.printing.furniture import HeadAndFoot, reading_sheet
from organizer.domain.printing.pieces import Subject
from organizer.domain.printing.sheets.guests import Guest
from organizer.domain.printing.sheets.kit import Kit
from organizer.domain.printing.sheets.lettering import Pen, bold, framed, rule
from organizer.domain.printing.sheets.lists import both, columns, heading, heads, listed
from organizer.domain.printing.sheets.wording import joined
from organizer.domain.printing.text_columns import Style
from organizer.domain.printing.tracks import INK, LINE, QUIET

_ROW, _LETTER_ROW = 6_600, 8_000
_NAME, _TEXT = Style(3_200, INK, Weight.MEDIUM), Style(2_800, INK)


@dataclass(frozen=True, slots=True)
class AttendeeList:
    """Everybody with a category, from A to Z."""

    occasion: Occasion
    guests: tuple[Guest, ...]


def draw_attendees(sheet: AttendeeList, kit: Kit) -> Iterator[Face]:
    """A row for each, under the letter with which the name begins."""
    paper = reading_sheet(kit.size)
    width = paper.frame.width
    title = joined(kit.wording.say("attendees"))
    pen = kit.pen(Subject(), title)
    parts = (
        (both("here", kit), 11_000, 0),
        (both("name", kit), 0, 40),
        (both("organization", kit), 0, 36),
        (both("category", kit), 0, 24),
        (both("code", kit), 24_000, 0),
    )
    places = columns(width, parts)
    rows: list[Block] = []
    for letter, guests in groupby(sheet.guests, key=lambda each: each.first_letter):
        rows.append(_letter(letter, width))
        rows += [_row(guest, places, pen) for guest in guests]
    top = heading((title,), (joined(kit.wording.say("people", n=f"{len(sheet.guests):,}"), " / "),), kit, width)
    chapter = Chapter(title, [top, *listed(rows, heads(places, width, pen))])
    yield from flow([chapter], paper, HeadAndFoot(paper, sheet.occasion, kit.ruler))


def _letter(letter: str, width: int) -> Block:
    ground = Fill(Box(0, 1_000, width, _LETTER_ROW - 1_000), QUIET)
    return Block(_LETTER_ROW, (ground, bold(4_400).line(letter, 1_500, 2_200)), keep=True)


def _row(guest: Guest, places: Sequence[tuple[str, Box]], pen: Pen) -> Block:
    tick, name, home, category, code = (box for _head, box in places)
    drawn: list[Instruction] = [*framed(Box(tick.x + 1_500, 1_400, 3_800, 3_800), thickness=250)]
    for text, box, style in (
        (joined(guest.name, " "), name, _NAME),
        (_home(guest, pen, home.width - 2_000), home, _TEXT),
        (joined(guest.category, " "), category, _TEXT),
        (guest.code, code, Style(2_900, INK, Weight.MEDIUM)),
    ):
        drawn += pen.line(text, style, Box(box.x, 1_700, box.width - 2_000, 0))
    return Block(_ROW, (*drawn, rule(0, _ROW, code.x + code.width, color=LINE)))


def _home(guest: Guest, pen: Pen, width: int) -> str:
    """In both languages where there is room for them."""
    both_languages = joined(guest.organization)
    return both_languages if pen.fits(both_languages, _TEXT, width) else guest.organization.first
