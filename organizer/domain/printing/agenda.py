"""The agenda as a list: day by day, by time, with rooms, talks and people; black letters carry all that is said."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from organizer.domain.printing.badges.people import Occasion
from organizer.domain.printing.days import ON_STAGE, Break, Day, Days, Name, Part, Session, Talk
from organizer.domain.printing.faces import MILLIMETRE, Box, Face, Fill, Instruction, Ruler, Weight, moved
from organizer.domain.printing.flow import Block, Chapter, Sheet, flow
from organizer.domain.printing.furniture import HeadAndFoot, reading_sheet
from organizer.domain.printing.missing_letters import missing_letters
from organizer.domain.printing.printouts import Printout
from organizer.domain.printing.text_columns import Style, TextColumn, rise
from organizer.domain.printing.tracks import INK, MUTED, QUIET, band
from organizer.domain.programme.words import RoleKind, clock, role_words
from organizer.errors import NotFound
from organizer.i18n import _

_TIMES = 24 * MILLIMETRE  # the column of times
_BAND, _BAND_GAP = 1_200, 3_000
_TALK_TIMES = 13 * MILLIMETRE
_INDENT = _TIMES + _BAND_GAP

_DAY = Style(7_000, INK, Weight.BOLD)
_SECOND_DAY = Style(4_200, MUTED)
_START, _END = Style(3_700, INK, Weight.BOLD), Style(3_200, MUTED)
_TITLE, _SECOND_TITLE = Style(3_700, INK, Weight.BOLD), Style(3_300, MUTED)
_PLACE = Style(3_100, INK, Weight.MEDIUM)
_PEOPLE, _TALK = Style(3_100, MUTED), Style(3_200, INK)


def compose_agenda(days: Days, size: tuple[int, int], ruler: Ruler) -> Printout:
    """The agenda on portrait sheets of ``size``. Raises NotFound: nothing has a time.

    The pages of each day are numbered by themselves: where one day changes, those of the others stay right.
    """
    if not days.days:
        raise NotFound(_("Nothing has a time yet; place sessions on the schedule first."))
    pages = tuple(page for day in days.days for page in agenda_pages(days.occasion, [day], size, ruler))
    problems = tuple(missing_letters(days, ruler))
    return Printout(_("Agenda"), days.occasion.event, pages, problems, days.asked, days.skipped)


def agenda_pages(occasion: Occasion, days: Sequence[Day], size: tuple[int, int], ruler: Ruler) -> tuple[Face, ...]:
    """The pages of these days, numbered through."""
    sheet = reading_sheet(size)
    writer = _Writer(ruler, sheet)
    return flow([writer.chapter(day) for day in days], sheet, HeadAndFoot(sheet, occasion, ruler))


class _Writer:
    """Makes blocks for sheets of one size."""

    def __init__(self, ruler: Ruler, sheet: Sheet) -> None:
        self._ruler, self._width = ruler, sheet.frame.width

    def chapter(self, day: Day) -> Chapter:
        """A day: its name, then everything by time; of what begins together, breaks first, then room by room."""
        order: dict[int, list[Session | Break]] = {}
        everything: list[Session | Break] = [*day.breaks, *day.sessions]
        for each in sorted(everything, key=lambda each: each.start):
            order.setdefault(each.start, []).append(each)
        blocks = [self._heading(day)]
        for together in order.values():
            for number, what in enumerate(together):
                blocks += self._session(what, number) if isinstance(what, Session) else [self._break(what)]
        return Chapter(_both(day.title), blocks)

    def _heading(self, day: Day) -> Block:
        column = TextColumn(self._ruler, self._width)
        column.add(day.title.first, _DAY)
        column.add(day.title.second, _SECOND_DAY, gap=500)
        return Block(column.height + 2 * MILLIMETRE, tuple(column.drawn), keep=True)

    def _break(self, what: Break) -> Block:
        pad = 1_200
        column = TextColumn(self._ruler, self._width - _INDENT - pad)
        column.add(_both(what.title), _TITLE)
        column.add(", ".join(_both(room) for room in what.rooms), _PEOPLE)
        height = column.height + 2 * pad
        ground = Fill(Box(_TIMES, 0, self._width - _TIMES, height), QUIET)
        words = [moved(each, _INDENT, pad) for each in column.drawn]
        return Block(height, (ground, *self._times(what, 0, pad), *words), gap=3_000)

    def _times(self, what: Session | Break, number: int, top: int = 0) -> Iterator[Instruction]:
        """When it is; the time is bold where it is another than that of the one above."""
        start = _START if number == 0 else _END
        yield start.line(clock(what.start), 0, top)
        end = f"–{clock(what.end)}"
        yield _END.line(end, start.width(clock(what.start), self._ruler) + 500, top + rise(start, _END))

    def _session(self, session: Session, number: int) -> Iterator[Block]:
        """Its head, then a block for each talk; the head is never alone, and stands again where a page begins."""
        head = TextColumn(self._ruler, self._width - _INDENT)
        head.add(session.title.first, _TITLE)
        head.add(session.title.second, _SECOND_TITLE)
        for text in _place(session):
            head.add(text, _PLACE, gap=500)
        for text in _people(session.people):
            head.add(text, _PEOPLE, gap=300)
        gap = 4_500 if number == 0 else 3_000
        block = self._banded(session, head, self._times(session, number))
        top = partial(self._banded, session, head, tuple(self._times(session, 0)))
        yield replace(block, gap=gap, keep=bool(session.talks), at_top=top)
        for place, talk in enumerate(session.talks):
            keep = place == 0 and len(session.talks) > 1  # the head keeps two talks with it
            yield replace(
                self._banded(session, self._talk(talk)), keep=keep, at_top=partial(self._continued, session, talk)
            )

    def _continued(self, session: Session, talk: Talk) -> Block:
        """A talk with which a page begins: its session is named again."""
        column = TextColumn(self._ruler, self._width - _INDENT)
        column.add(_("{title} (continued)").format(title=session.title.first), _TITLE)
        self._talk(talk, column)
        return self._banded(session, column, self._times(session, 0))

    def _talk(self, talk: Talk, below: TextColumn | None = None) -> TextColumn:
        column = below or TextColumn(self._ruler, self._width - _INDENT)
        column.skip(1_200)
        column.put(_PEOPLE.line(clock(talk.start), 0, column.height + rise(_TALK, _PEOPLE)))
        column.add(talk.title.first, _TALK, x=_TALK_TIMES)
        column.add(talk.title.second, _PEOPLE, x=_TALK_TIMES)
        for text in _people(talk.people):
            column.add(text, _PEOPLE, x=_TALK_TIMES)
        return column

    def _banded(self, session: Session, words: TextColumn, times: Iterable[Instruction] = ()) -> Block:
        """Words beside the band of the session's track."""
        beside = band(session.track, Box(_TIMES, 0, _BAND, words.height))
        return Block(words.height, (*times, *beside, *(moved(each, _INDENT, 0) for each in words.drawn)))


def _both(name: Name) -> str:
    return " · ".join(filter(None, (name.first, name.second)))


def _place(session: Session) -> Iterator[str]:
    room = _both(session.room) if session.room else _("No room yet")
    track = f"{session.track.name} {session.track.second_name}".strip() if session.track else ""
    yield " — ".join(filter(None, (room, track)))


def _people(people: Sequence[Part]) -> Iterator[str]:
    """A line for each role that somebody has; that speakers speak need not be said."""
    for role in ON_STAGE:
        names = ", ".join(_person(each) for each in people if each.role is role)
        if names and role is RoleKind.SPEAKER:
            yield names
        elif names:
            yield _("{role}: {names}").format(role=role_words()[role], names=names)


def _person(part: Part) -> str:
    name = f"{part.name.first} {part.name.second}".strip()
    return f"{name} ({part.organization})" if part.organization else name
