"""Personal schedules: everything that one person does, by day and time, with rooms."""

from collections.abc import Iterator
from dataclasses import dataclass

from organizer.domain.printing.badges.people import Occasion
from organizer.domain.printing.days import Name
from organizer.domain.printing.faces import MILLIMETRE, Box, Face, Fill, Weight, Words, moved
from organizer.domain.printing.flow import Block, Chapter, flow
from organizer.domain.printing.furniture import HeadAndFoot, reading_sheet
from organizer.domain.printing.pieces import Piece, PieceKind, Subject, digest_of, told
from organizer.domain.printing.sheets.guests import Guest
from organizer.domain.printing.sheets.kit import Kit
from organizer.domain.printing.sheets.slips import Party
from organizer.domain.printing.sheets.wording import joined
from organizer.domain.printing.text_columns import Style, TextColumn, rise
from organizer.domain.printing.tracks import INK, LINE, MUTED
from organizer.domain.programme.words import clock
from organizer.i18n import _

_LARGER = (150, 135, 120)
"""Hundredths of the usual size: on a page that most people's few entries leave empty letters are larger."""


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
    """Its pages, numbered for themselves, in letters as large as they can be on as few pages."""
    kit.pen(Subject(person=schedule.guest.id), schedule.guest.name.first).check(_texts(schedule))
    usual = _pages(schedule, _Setting(kit, 100))
    larger = (_pages(schedule, _Setting(kit, scale)) for scale in _LARGER)
    yield from next((pages for pages in larger if len(pages) <= len(usual)), usual)


def _pages(schedule: PersonalSchedule, setting: "_Setting") -> tuple[Face, ...]:
    kit, paper = setting.kit, setting.paper
    blocks = [setting.heading(schedule.guest)]
    for number, title in schedule.days:
        blocks.append(setting.day(title))
        blocks += [setting.entry(each) for each in schedule.entries if each.day == number]
    head = HeadAndFoot(paper, schedule.occasion, kit.ruler)
    return flow([Chapter(joined(kit.wording.say("your_schedule")), blocks)], paper, head)


def _texts(schedule: PersonalSchedule) -> Iterator[str]:
    yield from (schedule.guest.name.first, schedule.guest.name.second)
    for each in schedule.entries:
        yield from (each.title.first, each.title.second, *(party.whole for party in each.parties))


class _Setting:
    """Sets the parts of a schedule with letters of a scale, in hundredths."""

    def __init__(self, kit: Kit, scale: int) -> None:
        self.kit, self.paper, self._scale = kit, reading_sheet(kit.size), scale
        self._times = self._by(33 * MILLIMETRE)
        self._title = self._style(3_900, INK, Weight.BOLD)
        self._second, self._about = self._style(3_400, MUTED), self._style(3_300, MUTED)

    def _by(self, length: int) -> int:
        return length * self._scale // 100

    def _style(self, size: int, color: str, weight: Weight = Weight.REGULAR) -> Style:
        return Style(self._by(size), color, weight)

    def _column(self, indent: int = 0) -> TextColumn:
        return TextColumn(self.kit.ruler, self.paper.frame.width - indent)

    def heading(self, guest: Guest) -> Block:
        """Whose it is."""
        column = self._column()
        column.add(guest.name.first, self._style(8_500, INK, Weight.BOLD))
        column.add(guest.name.second, self._style(5_500, INK, Weight.MEDIUM), gap=self._by(400))
        column.add(joined(guest.organization), self._style(3_600, MUTED), gap=self._by(1_200))
        return Block(column.height, tuple(column.drawn), keep=True)

    def day(self, title: Name) -> Block:
        """The day over a line; it keeps its first entry with it."""
        column, style = self._column(), self._style(4_800, INK, Weight.BOLD)
        whole = style.width(joined(title), self.kit.ruler) <= self.paper.frame.width
        for text in (joined(title),) if whole else (title.first, title.second):
            column.add(text, style)
        line = Fill(Box(0, column.height + self._by(1_500), self.paper.frame.width, 300), INK)
        return Block(column.height + self._by(1_800), (*column.drawn, line), gap=self._by(8_000), keep=True)

    def entry(self, entry: Entry) -> Block:
        """When, what, where, as what and with whom."""
        column, say = self._column(self._times), self.kit.wording.say
        roles = ", ".join(joined(say(role), " / ") for role in entry.roles)
        column.add(entry.title.first or roles, self._title)
        column.add(entry.title.second, self._second, gap=self._by(200))
        place = [joined(each) for each in (entry.table, entry.room) if each]
        room = self._style(3_500, INK, Weight.MEDIUM)
        column.add(" — ".join(place) or _("No room yet"), room, gap=self._by(600))
        met = "; ".join(each.whole for each in entry.parties)
        for text in (roles if entry.title.first else "", *map(joined, entry.about)):
            column.add(text, self._about, gap=self._by(400))
        column.add(f"{joined(say('with'), ' / ')}: {met}" if met else "", self._about, gap=self._by(400))
        height = column.height + self._by(3_000)
        line = Fill(Box(self._times, height - 150, self.paper.frame.width - self._times, 150), LINE)
        drawn = [moved(each, self._times, 0) for each in column.drawn]
        return Block(height, (*self._when(entry), *drawn, line), gap=self._by(3_000))

    def _when(self, entry: Entry) -> Iterator[Words]:
        after = self._title.width(clock(entry.start), self.kit.ruler) + self._by(500)
        yield self._title.line(clock(entry.start), 0, 0)
        yield self._second.line(f"–{clock(entry.end)}", after, rise(self._title, self._second))
