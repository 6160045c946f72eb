"""Slips that tell each party of a meeting whom it meets, when and where."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from organizer.domain.printing.badges.elements import Align
from organizer.domain.printing.days import Name
from organizer.domain.printing.faces import MILLIMETRE, Box, Instruction, Weight
from organizer.domain.printing.pieces import Piece, PieceKind, Subject, digest_of, told
from organizer.domain.printing.sheets.guests import NOBODY
from organizer.domain.printing.sheets.kit import Cells, Kit
from organizer.domain.printing.sheets.lettering import Pen, Row, bold, inset, rule
from organizer.domain.printing.sheets.wording import joined
from organizer.domain.printing.text_columns import Style
from organizer.domain.printing.tracks import INK, LINE, MUTED
from organizer.domain.programme.words import span
from organizer.i18n import _

_LABEL, _MORE, _PLACE = Style(2_800, MUTED), Style(3_100, INK), Style(3_300, INK, Weight.MEDIUM)
_PARTY = 11 * MILLIMETRE
_MOST = 2  # so many others have two lines each; more share one


@dataclass(frozen=True, slots=True)
class Party:
    """Who comes: a person of an organization, or an organization whoever comes for it."""

    name: Name
    organization: Name = NOBODY
    person: int | None = None

    @property
    def told(self) -> tuple[Name, Name]:
        """What is printed of it."""
        return self.name, self.organization

    @property
    def whole(self) -> str:
        """In one line."""
        return ", ".join(filter(None, (joined(self.name, " "), joined(self.organization))))


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting that has a time; ``start`` and ``end`` are minutes since midnight of the day called ``title``.

    ``table`` and ``room`` are None where it has none yet; ``expert``: whose table it is.
    """

    id: int
    day: int
    title: Name
    start: int
    end: int
    subject: str
    parties: tuple[Party, ...]
    table: Name | None = None
    room: Name | None = None
    expert: Party | None = None

    @property
    def piece(self) -> Piece:
        """What it is for the ledger."""
        names = " – ".join(each.name.first for each in self.parties) or self.subject
        title = _("the meeting slip of {names}").format(names=names)
        return Piece(PieceKind.MEETING_SLIP, Subject(meeting=self.id), title, digest_of(told(self)))


def draw_slips(meeting: Meeting, kit: Kit, cells: Cells) -> Iterator[Sequence[Instruction]]:
    """A slip for each party, none for the expert whose table it is; where nobody is named one for the table."""
    width, height = cells.cell
    room = inset(Box(0, 0, width, height), 9 * MILLIMETRE, 9 * MILLIMETRE)
    names = " – ".join(each.name.first for each in meeting.parties) or meeting.subject
    pen = kit.pen(Subject(meeting=meeting.id), names)
    for party in meeting.parties or (Party(NOBODY),):
        others = [each for each in (*meeting.parties, *filter(None, (meeting.expert,))) if each is not party]
        yield tuple(_slip(meeting, party, others, room, kit, pen))


def _slip(
    meeting: Meeting, party: Party, others: Sequence[Party], room: Box, kit: Kit, pen: Pen
) -> Iterator[Instruction]:
    """For whom; when and where; with whom; about what."""
    say, x, width = kit.wording.say, room.x, room.width
    yield from pen.line(joined(say("meeting"), " / "), _LABEL, Box(x, room.y, width, 0))
    yield from _party(party, Box(x, room.y + 4_500, width, 0), pen)
    yield from _slot(meeting, Box(x, room.y + 17_500, width, 25_000), pen)
    y = room.y + 45_500
    yield from pen.line(joined(say("with"), " / "), _LABEL, Box(x, y, width, 0))
    shown = _MOST if len(others) > _MOST else len(others)
    for number, other in enumerate(others[:shown]):
        yield from _party(other, Box(x, y + 4_500 + 12_500 * number, width, 0), pen)
    if len(others) > shown:
        more = "; ".join(other.whole for other in others[shown:])
        yield from pen.line(more, _MORE, Box(x, y + 4_500 + 12_500 * shown - 1_500, width, 0))
    yield from pen.line(meeting.subject, _MORE, Box(x, room.y + room.height - 4_000, width, 0))


def _slot(meeting: Meeting, box: Box, pen: Pen) -> Iterator[Instruction]:
    """Time and table large between two lines, below them the day and the room."""
    half = box.width * 48 // 100
    right = box.x + box.width - half
    yield rule(box.x, box.y, box.width, color=LINE)
    yield from pen.line(span(meeting.start, meeting.end), bold(7_000), Box(box.x, box.y + 3_000, half, 0))
    table = meeting.table or Name(_("No table yet"))
    rows = [Row(table.first, bold(6_000), lines=2, least=50), Row(table.second, _PLACE, 300)]
    yield from pen.stack(rows, Box(right, box.y + 1_000, half, 13_000), align=Align.LEFT)
    for text, top in ((meeting.title.first, 14_500), (meeting.title.second, 18_700)):
        yield from pen.line(text, _PLACE, Box(box.x, box.y + top, half, 0))
    if meeting.room:
        for text, top in ((meeting.room.first, 14_500), (meeting.room.second, 18_700)):
            yield from pen.line(text, _PLACE, Box(right, box.y + top, half, 0))
    yield rule(box.x, box.y + box.height, box.width, color=LINE)


def _party(party: Party, box: Box, pen: Pen) -> Iterator[Instruction]:
    """The name over the organization."""
    home = Row(joined(party.organization), _MORE, 700, lines=2, least=70)
    rows = [Row(joined(party.name, " "), bold(4_600), lines=2, least=60), home]
    yield from pen.stack(rows, Box(box.x, box.y, box.width, _PARTY), align=Align.LEFT)
