"""The paper pack: what a desk needs when the power of the laptop is gone, behind a cover that says of when it is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from organizer.domain.printing.badges.people import Occasion
from organizer.domain.printing.faces import MILLIMETRE, Box, Face, Fill, Instruction, Weight
from organizer.domain.printing.pieces import Subject
from organizer.domain.printing.sheets.kit import Kit
from organizer.domain.printing.sheets.lettering import Row, bold, rule
from organizer.domain.printing.sheets.wording import joined
from organizer.domain.printing.text_columns import Style
from organizer.domain.printing.tracks import INK, LINE, MUTED
from organizer.i18n import _

_SIDE, _LINE = 24 * MILLIMETRE, 11 * MILLIMETRE


@dataclass(frozen=True, slots=True)
class PackPart:
    """A part of the pack."""

    title: str
    pages: tuple[Face, ...]


def bind_pack(parts: Sequence[PackPart], occasion: Occasion, made: str, kit: Kit) -> tuple[Face, ...]:
    """The cover and all pages; ``made``: when the event was read, as people write it. Empty parts are left out."""
    filled = [each for each in parts if each.pages]
    return (_cover(filled, occasion, made, kit), *(page for part in filled for page in _marked(part)))


def _marked(part: PackPart) -> tuple[Face, ...]:
    """The part's pages; what a reader of PDF lists of it is its title."""
    first, *others = part.pages
    return (replace(first, bookmark=part.title), *(replace(page, bookmark="") for page in others))


def _cover(parts: Sequence[PackPart], occasion: Occasion, made: str, kit: Kit) -> Face:
    """What the pack is, of when, and on which page each part begins."""
    pen = kit.pen(Subject(), joined(kit.wording.say("paper_pack")))
    width = kit.width - 2 * _SIDE
    rows = [
        Row(joined(kit.wording.say("paper_pack")), bold(12_000)),
        Row(occasion.event, Style(7_000, INK, Weight.MEDIUM), 6_000, lines=3),
        Row(occasion.second_event, Style(5_500, MUTED), 1_500, lines=2),
        Row(_("Made {time}").format(time=made), bold(6_000), 10_000),
        Row(_("What was changed later is not in it."), Style(4_200, MUTED), 1_500),
    ]
    own: list[Instruction] = [
        Fill(Box(_SIDE, 30 * MILLIMETRE, width, 1_200), INK),
        *pen.stack(rows, Box(_SIDE, 36 * MILLIMETRE, width, 90 * MILLIMETRE)),
        Fill(Box(_SIDE, 130 * MILLIMETRE, width, 1_200), INK),
    ]
    page, y = 2, 142 * MILLIMETRE
    for part in parts:
        count = len(part.pages)
        words = _("page {first}") if count == 1 else _("pages {first}–{last}")
        said = words.format(first=page, last=page + count - 1)
        end = Style(4_200, MUTED).width(said, kit.ruler)
        own += pen.line(part.title, Style(4_600, INK, Weight.MEDIUM), Box(_SIDE, y, width - end - 8_000, 0))
        own += pen.line(said, Style(4_200, MUTED), Box(_SIDE + width - end, y + 300, end + 100, 0))
        own.append(rule(_SIDE, y + 8_000, width, color=LINE))
        page, y = page + count, y + _LINE
    return Face(kit.width, kit.height, (), tuple(own))
