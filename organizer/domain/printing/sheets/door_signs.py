"""What hangs at a door: a room with its day, or one session; the room's name is read from across a hall."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from organizer.domain.printing.days import Name
from organizer.domain.printing.faces import MILLIMETRE, Box, Face, Fill, Instruction, Weight, moved
from organizer.domain.printing.pieces import Piece, PieceKind, Subject, digest_of, told
from organizer.domain.printing.sheets.kit import Kit
from organizer.domain.printing.sheets.lettering import Pen, Row, bold
from organizer.domain.printing.sheets.wording import joined
from organizer.domain.printing.text_columns import Style, TextColumn
from organizer.domain.printing.tracks import INK, LINE, MUTED, TrackMark, band
from organizer.domain.programme.words import clock, span
from organizer.i18n import _

_SIDE, _TOP, _HEAD, _FOOT = 16 * MILLIMETRE, 14 * MILLIMETRE, 62 * MILLIMETRE, 18 * MILLIMETRE
_GAP = 7 * MILLIMETRE
_LARGEST, _LEAST, _STEP = 10 * MILLIMETRE, 5_200, 200
"""A title’s size where a day has few sessions: read from three metres; and the least, before it goes on a next page."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a door tells of a session; ``start`` and ``end`` are minutes since midnight of its day."""

    start: int
    end: int
    title: Name
    chairs: tuple[Name, ...]
    track: TrackMark | None


@dataclass(frozen=True, slots=True)
class DoorSign:
    """A room on a ``day`` (from 0), called ``title``, with the sessions in it by time."""

    room: int
    name: Name
    day: int
    title: Name
    event: Name
    sessions: tuple[Shown, ...]

    @property
    def piece(self) -> Piece:
        """What it is for the ledger."""
        title = _("the door sign of {room} on day {day}").format(room=self.name.first, day=self.day + 1)
        return Piece(PieceKind.DOOR_SIGN, Subject(room=self.room, day=self.day), title, digest_of(told(self)))


@dataclass(frozen=True, slots=True)
class SessionSign:
    """One session; ``day`` is what its day is called, ``room`` None where it has none yet."""

    session: int
    room: Name | None
    day: Name
    event: Name
    shown: Shown
    speakers: tuple[Name, ...]

    @property
    def piece(self) -> Piece:
        """What it is for the ledger."""
        title = _("the sign of “{session}”").format(session=self.shown.title.first)
        return Piece(PieceKind.DOOR_SIGN, Subject(session=self.session), title, digest_of(told(self)))


def draw_door_sign(sign: DoorSign, kit: Kit) -> Iterator[Face]:
    """The sign: letters as large as the day allows; where they would be too small, on several pages."""
    pen = kit.pen(Subject(room=sign.room, day=sign.day), sign.name.first)
    room = Box(_SIDE, _TOP + _HEAD + _GAP, kit.width - 2 * _SIDE, kit.height - _TOP - _HEAD - _FOOT - 2 * _GAP)
    pages = _fitting(sign, room, kit)
    for number, blocks in enumerate(pages, 1):
        part = _("Page {number} of {total}").format(number=number, total=len(pages)) if len(pages) > 1 else ""
        own = [
            *_room(sign.name, kit, pen),
            *_foot(sign.event, kit, pen, " · ".join(filter(None, (joined(sign.title), part)))),
        ]
        y = room.y
        for height, drawn in blocks:
            own += [moved(each, room.x, y) for each in drawn]
            y += height
        yield Face(kit.width, kit.height, (), tuple(own))


def draw_session_sign(sign: SessionSign, kit: Kit) -> Iterator[Face]:
    """The room, the time and the title as large as go; then who speaks, and who is in the chair."""
    shown = sign.shown
    pen = kit.pen(Subject(session=sign.session), shown.title.first)
    top = _TOP + (_HEAD + _GAP if sign.room else 0)
    middle = Box(_SIDE, top, kit.width - 2 * _SIDE, kit.height - top - _FOOT - 2 * _GAP)
    rows = [
        Row(span(shown.start, shown.end), bold(15_000)),
        Row(shown.title.first, bold(17_000), 10_000, lines=5, steady=80),
        Row(shown.title.second, Style(11_000, MUTED), 4_000, lines=4, steady=80),
        Row(", ".join(map(_whole, sign.speakers)), Style(8_000, INK), 9_000, lines=10, steady=75),
        *(Row(text, Style(8_000, INK), 4_000, lines=3) for text in _chair(shown, kit)),
        Row(_track(shown), Style(6_500, MUTED, Weight.MEDIUM), 8_000, lines=2),
    ]
    own = [
        *(_room(sign.room, kit, pen) if sign.room else ()),
        *band(shown.track, Box(_SIDE, middle.y, 3_000, middle.height)),
        *pen.stack(rows, Box(middle.x + 9_000, middle.y, middle.width - 9_000, middle.height)),
        *_foot(sign.event, kit, pen, joined(sign.day)),
    ]
    yield Face(kit.width, kit.height, (), tuple(own))


_Blocks = list[tuple[int, list[Instruction]]]


def _fitting(sign: DoorSign, room: Box, kit: Kit) -> list[_Blocks]:
    """The sessions on as few pages as the least size allows, as large as they then go on so many."""

    @cache
    def paged(size: int) -> list[_Blocks]:
        return _paged([_session(each, size, room.width, kit) for each in sign.sessions], room.height)

    sizes = range(_LEAST, _LARGEST + 1, _STEP)
    fewest = len(paged(_LEAST))
    return paged(sizes[max(0, bisect_right(sizes, fewest, key=lambda size: len(paged(size))) - 1)])


def _paged(blocks: _Blocks, height: int) -> list[_Blocks]:
    """As many on each page as there is room for."""
    pages: list[_Blocks] = [[]]
    for block in blocks:
        if pages[-1] and sum(each for each, _drawn in (*pages[-1], block)) > height:
            pages.append([])
        pages[-1].append(block)
    return pages


def _session(session: Shown, size: int, width: int, kit: Kit) -> tuple[int, list[Instruction]]:
    """A session beside its time and its track's band, and how high it is with the room below it."""
    gap = size // 2
    times = bold(size).width("00:00", kit.ruler) + gap
    indent = times + size * 22 // 100 + gap
    column = TextColumn(kit.ruler, width - indent)
    column.add(session.title.first, bold(size))
    column.add(session.title.second, Style(size * 72 // 100, MUTED), gap=size // 12)
    for text in (*_chair(session, kit), _track(session)):
        column.add(text, Style(size * 62 // 100, INK), gap=size // 8)
    height = max(column.height, 2 * size + size // 4)
    end = Style(size * 72 // 100, MUTED)
    drawn = [
        bold(size).line(clock(session.start), 0, 0),
        end.line(f"–{clock(session.end)}", 0, size * 118 // 100),
        *band(session.track, Box(times, 0, size * 22 // 100, height)),
        *(moved(each, indent, 0) for each in column.drawn),
    ]
    return height + size * 3 // 4, drawn


def _room(name: Name, kit: Kit, pen: Pen) -> Iterator[Instruction]:
    """The room's name over a heavy line."""
    box = Box(_SIDE, _TOP, kit.width - 2 * _SIDE, _HEAD - 2 * MILLIMETRE)
    first = 38_000 if name.second else 46_000
    yield from pen.stack(
        [Row(name.first, bold(first), lines=3, least=20), Row(name.second, Style(17_000, INK), 2_000)], box
    )
    yield Fill(Box(_SIDE, _TOP + _HEAD, kit.width - 2 * _SIDE, 1_200), INK)


def _foot(event: Name, kit: Kit, pen: Pen, day: str) -> Iterator[Instruction]:
    """The day, and smaller of which event it is."""
    width, y = kit.width - 2 * _SIDE, kit.height - _FOOT - 4 * MILLIMETRE
    yield Fill(Box(_SIDE, y - 2 * MILLIMETRE, width, 200), LINE)
    yield from pen.line(day, Style(5_600, INK, Weight.MEDIUM), Box(_SIDE, y, width, 0))
    yield from pen.line(joined(event), Style(3_800, MUTED), Box(_SIDE, y + 8_000, width, 0))


def _chair(shown: Shown, kit: Kit) -> Iterator[str]:
    if shown.chairs:
        yield f"{joined(kit.wording.say('chair'), ' / ')}: {', '.join(map(_whole, shown.chairs))}"


def _whole(name: Name) -> str:
    return joined(name, " ")


def _track(shown: Shown) -> str:
    return joined(Name(shown.track.name, shown.track.second_name), " ") if shown.track else ""
