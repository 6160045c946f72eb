"""What an organizer should know about a design: what stands out, is too small, was cut. Notes, nothing is forbidden."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from organizer.domain.printing.badges.code_margins import margin_fault
from organizer.domain.printing.badges.code_sizes import least_module, module_of
from organizer.domain.printing.badges.composing import Badge, ProblemKind
from organizer.domain.printing.designs.covering import OpaqueSize, covered
from organizer.domain.printing.designs.document import Document, Ids, Item, Side, design_of
from organizer.domain.printing.faces import MILLIMETRE, Box, Code, Face, Ruler
from organizer.domain.printing.paper.resolutions import COARSEST
from organizer.domain.printing.standing import Standing, standing
from organizer.domain.printing.text_fitting import line_height
from organizer.i18n import _

_OF_THE_PERSON = frozenset({ProblemKind.SHRUNK, ProblemKind.CUT, ProblemKind.MISSING_GLYPH})

Compose = Callable[[Mapping[str, Any]], Badge]
"""Gives the badge by a design of the person who is tried on."""


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence about an element."""

    item: int
    text: str


def one_side(document: Document, side: Side, *, without: Ids = ()) -> dict[str, Any]:
    """The design of a badge that has this side and no other."""
    design = design_of(document)
    shown = [each.source for each in document.items(side) if each.id not in without]
    return {**design, "elements": shown, "back": None, "fold": None}


def notes(
    document: Document, side: Side, compose: Compose, *, ruler: Ruler, size_of: OpaqueSize, resolution: int = COARSEST
) -> tuple[Note, ...]:
    """What is to be said of the elements of a side, the uppermost first, for a printer of so many dots an inch."""
    items, whole = document.items(side)[::-1], compose(one_side(document, side)).face
    alone = [compose(one_side(document, side, without=_others(items, each))) for each in items]
    faces = [each.face for each in alone]
    return tuple(
        Note(item.id, text)
        for place, item in enumerate(items)
        for text in (
            *_said(document, item, alone[place], resolution),
            *_disturbed(faces[place], whole),
            *covered(faces[place], faces[:place], ruler=ruler, size_of=size_of),
        )
    )


def _others(items: Iterable[Item], item: Item) -> list[int]:
    return [each.id for each in items if each is not item]


def _said(document: Document, item: Item, badge: Badge, resolution: int) -> Iterator[str]:
    """What is wrong with an element by itself; ``badge`` has nothing else on it."""
    if _stands_out(document, item):
        yield _("It stands out of the badge.")
    yield from _low_lines(item)
    yield from _small_codes(badge, resolution)
    yield from (each.text for each in badge.problems if each.kind in _OF_THE_PERSON)


def _stands_out(document: Document, item: Item) -> bool:
    width, height = document.size
    return item.box.x + item.box.width > width or item.box.y + item.box.height > height


def _low_lines(item: Item) -> Iterator[str]:
    """Upright the box must hold a line of the least size; what lies on its side has its width for that."""
    height = item.box.width if item.source.get("turn", 0) in (90, 270) else item.box.height
    for line in item.lines:
        size = line.get("size", 0)
        small = line.get("small", size * 6 // 10)
        if line_height(line.get("least", small)) > height:
            yield _("The box is lower than the least size of “{text}”.").format(text=line.get("text", ""))


def _small_codes(badge: Badge, resolution: int) -> Iterator[str]:
    text = _("The code is too small to be read surely: its parts are {size} mm, they should be {least} mm.")
    least = least_module(resolution)
    for size in (module_of(each) for each in badge.face.flat() if isinstance(each, Code)):
        if size < least:
            yield text.format(size=f"{size / MILLIMETRE:.2f}", least=f"{least / MILLIMETRE:.2f}")


def _disturbed(alone: Face, whole: Face) -> Iterator[str]:
    """What its neighbours do to a code."""
    drawn, paper = _drawn(whole), Box(0, 0, whole.width, whole.height)
    spots = (each for each in _drawn(alone) if isinstance(each.drawn, Code))
    yield from filter(None, (margin_fault(each, drawn, paper) for each in spots))


def _drawn(face: Face) -> tuple[Standing, ...]:
    return tuple(standing((*face.fixed, *face.own)))
