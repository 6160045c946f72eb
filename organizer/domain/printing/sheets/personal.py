"""Personal schedules: everything that one person does, by day and time, with rooms."""

from collections.abc import Iterator
from dataclasses import dataclass

from organizer.domain.printing.badges.people import Occasion
from organizer.domain.printing.days import Name
from organizer.domain.printing.faces import MILLIMETRE, Box, Face, Fill, Weight, moved
from organizer.domain.printing.flow import Block, Chapter, flow
from organizer.domain.printing.furniture import HeadAndFoot, reading_sheet
from organizer.domain.printing.pieces import Piece, PieceKind, Subject, digest_of, told
from organizer.domain.printing.sheets.guests import Guest
from organizer.domain.printing.sheets.kit import Kit
from organizer.domain.printing.sheets.lettering import bold
from organizer.domain.printing.sheets.slips import Party
from organizer.domain.printing.sheets.wording import joined
from organizer.domain.printing.text_columns import Style, TextColumn, rise
from organizer.domain.printing.tracks import INK, LINE, MUTED
from organizer.domain.programme.words import clock
from organizer.i18n import _

_TIMES = 33 * MILLIMETRE
_DAY, _TIME, _TITLE = Style(4_800, INK, Weight.BOLD), Style(3_900, INK, Weight.BOLD), Style(3_900, INK, Weight.BOLD)
_SECOND, _ABOUT, _ROOM = Style(3_400, MUTED), Style(3_300, MUTED), Style(3_500, INK, Weight.MEDIUM)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that somebody does; ``start`` and ``end`` are minutes since midnight of the day.

    ``roles``: as what in a session, by the wording's keys; ``about``: the talk's session; ``parties``: whom one meets;
    ``table`` and ``room`` None where it has none yet.
    """

    day: int
    start: int
    end: int
    title: Name
    roles: tuple[str, ...] = ()
    about: tuple[Name, ...] = ()
    parties: tuple[Party, ...] = ()
    table: Name | None = None
    room: Name | None = None


@dataclass(frozen=True, slots=True)
class PersonalSchedule:
    """What a person does; ``days`` names the days on which that is: number from 0 and name."""

    guest: Guest
    occasion: Occasion
    days: tuple[tuple[int, Name], ...]
    entries: tuple[Entry, ...]

    @property
    def piece(self) -> Piece:
        """What it is for the ledger."""
        title = _("the personal schedule of {name}").format(name=self.guest.name.first)
        says = (self.guest.name, self.guest.organization, self.occasion, self.days, self.entries)
        return Piece(PieceKind.PERSONAL, Subject(person=self.guest.id), title, digest_of(told(says)))


def draw_personal(schedule: PersonalSchedule, kit: Kit) -> Iterator[Face]:
    """Its pages, numbered for themselves."""
    paper = reading_sheet(kit.size)
    kit.pen(Subject(person=schedule.guest.id), schedule.guest.name.first).check(_texts(schedule))
    blocks = [_heading(schedule, kit, paper.frame.width)]
    for number, title in schedule.days:
        blocks.append(_day(title, kit, paper.frame.width))
        blocks += [_entry(each, kit, paper.frame.width) for each in schedule.entries if each.day == number]
    head = HeadAndFoot(paper, schedule.occasion, kit.ruler)
    yield from flow([Chapter(joined(kit.wording.say("your_schedule")), blocks)], paper, head)


def _texts(schedule: PersonalSchedule) -> Iterator[str]:
    yield from (schedule.guest.name.first, schedule.guest.name.second)
    for each in schedule.entries:
        yield from (each.title.first, each.title.second, *(party.whole for party in each.parties))


def _heading(schedule: PersonalSchedule, kit: Kit, width: int) -> Block:
    column = TextColumn(kit.ruler, width)
    column.add(schedule.guest.name.first, bold(8_500))
    column.add(schedule.guest.name.second, Style(5_500, INK, Weight.MEDIUM), gap=400)
    column.add(joined(schedule.guest.organization), Style(3_600, MUTED), gap=1_200)
    return Block(column.height, tuple(column.drawn), keep=True)


def _day(title: Name, kit: Kit, width: int) -> Block:
    """The day over a line; it keeps its first entry with it."""
    column = TextColumn(kit.ruler, width)
    column.add(joined(title), _DAY)
    line = Fill(Box(0, column.height + 1_500, width, 300), INK)
    return Block(column.height + 1_800, (*column.drawn, line), gap=8_000, keep=True)


def _entry(entry: Entry, kit: Kit, width: int) -> Block:
    column = TextColumn(kit.ruler, width - _TIMES)
    roles = ", ".join(joined(kit.wording.say(role), " / ") for role in entry.roles)
    column.add(entry.title.first or roles, _TITLE)
    column.add(entry.title.second, _SECOND, gap=200)
    place = [joined(each) for each in (entry.table, entry.room) if each]
    column.add(" — ".join(place) or _("No room yet"), _ROOM, gap=600)
    met = "; ".join(each.whole for each in entry.parties)
    for text in (roles if entry.title.first else "", *map(joined, entry.about)):
        column.add(text, _ABOUT, gap=400)
    column.add(f"{joined(kit.wording.say('with'), ' / ')}: {met}" if met else "", _ABOUT, gap=400)
    start = _TIME.line(clock(entry.start), 0, 0)
    after = _TIME.width(clock(entry.start), kit.ruler) + 500
    end = _SECOND.line(f"–{clock(entry.end)}", after, rise(_TIME, _SECOND))
    height = column.height + 3_000
    drawn = [moved(each, _TIMES, 0) for each in column.drawn]
    return Block(height, (start, end, *drawn, Fill(Box(_TIMES, height - 150, width - _TIMES, 150), LINE)), gap=3_000)
