"""The meetings of a day at all tables, in order of time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from organizer.domain.printing.badges.people import Occasion
from organizer.domain.printing.faces import Box, Face, Instruction, Weight, moved
from organizer.domain.printing.flow import Block, Chapter, flow
from organizer.domain.printing.furniture import HeadAndFoot, reading_sheet
from organizer.domain.printing.pieces import Subject
from organizer.domain.printing.sheets.kit import Kit
from organizer.domain.printing.sheets.lettering import framed, rule
from organizer.domain.printing.sheets.lists import both, columns, heading, heads, listed
from organizer.domain.printing.sheets.slips import Meeting
from organizer.domain.printing.sheets.wording import joined
from organizer.domain.printing.text_columns import Style, TextColumn
from organizer.domain.printing.tracks import INK, LINE, MUTED
from organizer.domain.programme.words import span

_TEXT, _MORE = Style(3_200, INK), Style(2_900, MUTED)


@dataclass(frozen=True, slots=True)
class MeetingList:
    """Meetings that have a time, by day, time and table."""

    occasion: Occasion
    meetings: tuple[Meeting, ...]


def draw_meeting_list(sheet: MeetingList, kit: Kit) -> Iterator[Face]:
    """A chapter for each day, a row for each meeting with a square for each party."""
    paper = reading_sheet(kit.size)
    label = joined(kit.wording.say("meetings"))
    pen = kit.pen(Subject(), label)
    parts = ((both("time", kit), 28_000, 0), (both("table", kit), 0, 30), (both("parties", kit), 0, 70))
    places = columns(paper.frame.width, parts)
    chapters = []
    for title, meetings in groupby(sheet.meetings, key=lambda each: each.title):
        top = heading((label,), (joined(title),), kit, paper.frame.width)
        rows = [_row(each, places, kit) for each in meetings]
        chapters.append(Chapter(joined(title), [top, *listed(rows, heads(places, paper.frame.width, pen))]))
    yield from flow(chapters, paper, HeadAndFoot(paper, sheet.occasion, kit.ruler))


def _row(meeting: Meeting, places: Sequence[tuple[str, Box]], kit: Kit) -> Block:
    times, table, parties = (box for _head, box in places)
    where = TextColumn(kit.ruler, table.width - 3_000)
    where.add(joined(meeting.table) if meeting.table else "–", Style(3_200, INK, Weight.MEDIUM))
    where.add(joined(meeting.room) if meeting.room else "", _MORE)
    who = TextColumn(kit.ruler, parties.width - 8_000)
    drawn: list[Instruction] = [Style(3_200, INK, Weight.BOLD).line(span(meeting.start, meeting.end), times.x, 1_800)]
    for party in meeting.parties:
        drawn += framed(Box(parties.x, 1_800 + who.height, 3_200, 3_200), thickness=200)
        who.add(party.whole, _TEXT)
        who.skip(800)
    who.add(meeting.subject, _MORE)
    drawn += [moved(each, table.x, 1_800) for each in where.drawn]
    drawn += [moved(each, parties.x + 6_000, 1_800) for each in who.drawn]
    height = max(where.height, who.height, 4_000) + 3_600
    return Block(height, (*drawn, rule(0, height, parties.x + parties.width, color=LINE)))
