"""Texts that are not seen because something lies over them."""

from collections.abc import Callable, Iterable, Iterator

from organizer.domain.printing.faces import Box, Face, Fill, Form, Picture, Ruler, Shape
from organizer.domain.printing.standing import Standing, inked, standing
from organizer.i18n import _

_MOST = 60  # per cent of a line that one thing hides: what merely reaches into it is meant so
_WITHIN_ELLIPSE = 707  # thousandths of its sides: the largest box that it holds

OpaqueSize = Callable[[str], tuple[int, int] | None]
"""Width and height in pixels of a picture, by SHA-256; None where it is not there or can be seen through."""


def covered(text: Face, above: Iterable[Face], *, ruler: Ruler, size_of: OpaqueSize) -> Iterator[str]:
    """A sentence for each line of an element that is hidden by something above it; each has a face of its own."""
    spots = (spot for face in above for spot in standing((*face.fixed, *face.own)))
    areas = [area for spot in spots if (area := _opaque(spot, size_of)) is not None]
    for words, box in inked((*text.fixed, *text.own), ruler) if areas else ():
        if any(area.shared(box) * 100 > box.width * box.height * _MOST for area in areas):
            yield _("“{text}” is covered by what lies over it.").format(text=words.text)


def _opaque(spot: Standing, size_of: OpaqueSize) -> Box | None:
    """The part of the paper of which it leaves nothing to be seen."""
    drawn, box = spot.drawn, spot.box
    if isinstance(drawn, Fill):
        return box
    if isinstance(drawn, Shape) and drawn.fill is not None:
        share = _WITHIN_ELLIPSE if drawn.form is Form.ELLIPSE else 1000
        return _middle(box, box.width * share // 1000, box.height * share // 1000)
    if isinstance(drawn, Picture) and (size := size_of(drawn.asset)) is not None:
        return box if drawn.covers else _fitted(box, size[::-1] if spot.is_sideways else size)
    return None


def _fitted(box: Box, size: tuple[int, int]) -> Box:
    """Where a picture lies that keeps its proportions."""
    scale = min(box.width / size[0], box.height / size[1])
    return _middle(box, int(size[0] * scale), int(size[1] * scale))


def _middle(box: Box, width: int, height: int) -> Box:
    return Box(box.x + (box.width - width) // 2, box.y + (box.height - height) // 2, width, height)
