"""Speaker run sheets: what the staff of a room has to know of one session; only for staff."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from organizer.domain.printing.badges.people import Occasion
from organizer.domain.printing.days import Name, Part, Session
from organizer.domain.printing.faces import MILLIMETRE, Box, Face, Fill, Instruction, Weight, moved
from organizer.domain.printing.flow import Block, Chapter, flow
from organizer.domain.printing.furniture import HeadAndFoot, reading_sheet
from organizer.domain.printing.pieces import Piece, PieceKind, Subject, digest_of, told
from organizer.domain.printing.sheets.guests import NOBODY
from organizer.domain.printing.sheets.kit import Kit
from organizer.domain.printing.sheets.lettering import Pen, framed, rule
from organizer.domain.printing.sheets.lists import both, columns, heading, heads, listed
from organizer.domain.printing.sheets.wording import joined
from organizer.domain.printing.text_columns import Style, TextColumn
from organizer.domain.printing.tracks import INK, LINE, MUTED
from organizer.domain.programme.words import RoleKind, clock, span
from organizer.i18n import _

_LABELS = 38 * MILLIMETRE
_LABEL, _VALUE = Style(3_000, MUTED), Style(3_500, INK)
_TITLE, _MORE = Style(3_600, INK, Weight.BOLD), Style(3_100, MUTED)
_TICK, _WRITTEN = 4_200, 9 * MILLIMETRE
_LINES = 4  # to write on


@dataclass(frozen=True, slots=True)
class RunSheet:
    """A session with what only staff sees of it.

    ``interpreters`` each with the language into which, empty where nobody said; ``needs``: equipment that the session
    asks for, with whether the room has it.
    """

    session: Session
    day: Name
    occasion: Occasion
    interpreters: tuple[tuple[Name, Name], ...] = ()
    language: Name = NOBODY
    needs: tuple[tuple[str, bool], ...] = ()
    capacity: int | None = None
    expected: int | None = None
    note: str = ""

    @property
    def piece(self) -> Piece:
        """What it is for the ledger."""
        title = _("the run sheet of “{session}”").format(session=self.session.title.first)
        says = told((replace(self, session=replace(self.session, track=None)), self.track))
        return Piece(PieceKind.RUN_SHEET, Subject(session=self.session.id), title, digest_of(says))

    @property
    def track(self) -> Name:
        """What the track is called: nothing else is said of it."""
        track = self.session.track
        return Name(track.name, track.second_name) if track else NOBODY


def draw_run_sheet(sheet: RunSheet, kit: Kit) -> Iterator[Face]:
    """Its pages, numbered for themselves."""
    session, paper = sheet.session, reading_sheet(kit.size)
    width = paper.frame.width
    pen = kit.pen(Subject(session=session.id), session.title.first)
    pen.check(_texts(session))
    room = joined(session.room) if session.room else _("No room yet")
    about = " · ".join((joined(sheet.day), span(session.start, session.end), room))
    blocks = [heading((session.title.first, session.title.second), (about,), kit, width)]
    blocks += [_fact(label, lines, kit, width) for label, lines in _facts(sheet, kit) if any(lines)]
    blocks += _order(session, kit, pen, width)
    used = sum(each.height + each.gap for each in blocks)
    blocks.append(_notes(sheet, kit, width, 0 if session.talks else paper.frame.height - used))
    chapter = Chapter(both("staff", kit), blocks)
    yield from flow([chapter], paper, HeadAndFoot(paper, sheet.occasion, kit.ruler))


def _texts(session: Session) -> Iterator[str]:
    for name in (session.title, *(talk.title for talk in session.talks), *(part.name for part in session.people)):
        yield from (name.first, name.second)
    for talk in session.talks:
        for part in talk.people:
            yield from (part.name.first, part.name.second)


def _facts(sheet: RunSheet, kit: Kit) -> Iterator[tuple[str, Sequence[str]]]:
    """Label and lines; what nobody said is left out."""
    session = sheet.session
    for role in (RoleKind.CHAIR, RoleKind.SPEAKER, RoleKind.PANELIST):
        yield both(role, kit), [_whole(each) for each in session.people if each.role is role]
    interpreters = (
        " → ".join(filter(None, (joined(name, " "), joined(into, " / ")))) for name, into in sheet.interpreters
    )
    yield both("interpreters", kit), list(interpreters)
    yield both("language", kit), [joined(sheet.language)]
    missing = _("not in this room")
    needs = (need if there else f"{need} ({missing})" for need, there in sheet.needs)
    yield both("equipment", kit), [", ".join(needs)]
    yield both("track", kit), [joined(sheet.track)]
    figures = (("capacity", sheet.capacity), ("expected", sheet.expected))
    seats = (joined(kit.wording.say(key, n=str(n)), " / ") for key, n in figures if n is not None)
    yield both("room", kit), [" · ".join(seats)]


def _whole(part: Part) -> str:
    name = joined(part.name, " ")
    return f"{name} ({part.organization})" if part.organization else name


def _fact(label: str, lines: Sequence[str], kit: Kit, width: int) -> Block:
    """Lines beside their label."""
    column = TextColumn(kit.ruler, width - _LABELS)
    for text in lines:
        column.add(text, _VALUE)
    names = TextColumn(kit.ruler, _LABELS - 3_000)
    names.add(label, _LABEL)
    drawn = (*(moved(each, 0, 400) for each in names.drawn), *(moved(each, _LABELS, 0) for each in column.drawn))
    return Block(max(column.height, names.height + 400), drawn, gap=1_800)


def _order(session: Session, kit: Kit, pen: Pen, width: int) -> Iterator[Block]:
    """The talks in their order, with squares to tick: somebody is here, the slides are."""
    if not session.talks:
        return
    parts = (
        (both("time", kit), 24_000, 0),
        (both("title", kit), 0, 1),
        (both("here", kit), 19_000, 0),
        (both("slides", kit), 19_000, 0),
    )
    places = columns(width, parts)
    rows = [_talk(number, session, places, kit) for number in range(len(session.talks))]
    yield from listed(rows, heads(places, width, pen))


def _talk(number: int, session: Session, places: Sequence[tuple[str, Box]], kit: Kit) -> Block:
    talk = session.talks[number]
    _times, titles, here, slides = (box for _head, box in places)
    column = TextColumn(kit.ruler, titles.width - 4_000)
    column.add(talk.title.first, _TITLE)
    column.add(talk.title.second, _MORE, gap=200)
    for part in talk.people:
        column.add(_whole(part), _VALUE, gap=600)
    drawn: list[Instruction] = [
        Style(3_600, INK, Weight.BOLD).line(clock(talk.start), 0, 2_000),
        _MORE.line(_("{n} min").format(n=talk.end - talk.start), 0, 6_400),
        *(moved(each, titles.x, 2_000) for each in column.drawn),
    ]
    for box in (here, slides):
        drawn += framed(Box(box.x, 2_200, _TICK, _TICK), thickness=250)
    height = max(column.height, 8_500) + 4_000
    return Block(height, (*drawn, rule(0, height, slides.x + slides.width, color=LINE)))


def _notes(sheet: RunSheet, kit: Kit, width: int, room: int) -> Block:
    """What was noted, then lines to write on: some, or as many as the rest of the page has ``room`` for."""
    column = TextColumn(kit.ruler, width - 8_000)
    column.add(both("notes", kit), _LABEL)
    column.add(sheet.note, _VALUE, gap=1_000)
    gap, around = 8 * MILLIMETRE, column.height + 8 * MILLIMETRE
    count = max(_LINES, (room - gap - around) // _WRITTEN)
    height = around + count * _WRITTEN
    lines = (Fill(Box(4_000, height - 5_000 - each * _WRITTEN, width - 8_000, 150), LINE) for each in range(count))
    words = (moved(each, 4_000, 3_500) for each in column.drawn)
    return Block(height, (*framed(Box(0, 0, width, height), color=LINE, thickness=250), *words, *lines), gap=gap)
