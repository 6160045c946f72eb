"""Whether a code can be read where it stands: nothing lies over it, and around it stays a white margin."""

from collections.abc import Sequence

from organizer.domain.printing.badges.code_sizes import is_linear, module_of
from organizer.domain.printing.faces import MILLIMETRE, Box, Code, Fill, Picture, Shape
from organizer.domain.printing.standing import Standing
from organizer.i18n import _

_QUIET, _QUIET_LINEAR = 2, 5  # modules: half of what ISO/IEC 18004 and 15417 want around a code is read everywhere


def margin_fault(spot: Standing, drawn: Sequence[Standing], paper: Box) -> str:
    """Why the code at this spot cannot be read, in a sentence; empty where it can.

    ``drawn``: what stands on the paper, the lowest first, the code among it.
    """
    place, margin = drawn.index(spot), _margin(spot)
    zone = _zone(spot, margin)
    if any(each.box.meets(spot.box) and _hides(each) for each in drawn[place + 1 :]):
        return _("Something lies over the code, so it cannot be read.")
    if not paper.holds(zone):
        text = _("The code needs a white margin of {size} mm to be read; the edge is nearer than that.")
        return text.format(size=f"{margin / MILLIMETRE:.1f}")
    others = (each for each in drawn if each is not drawn[place] and _is_dark(each))
    if any(each.box.meets(zone) and not each.box.holds(zone) for each in others):
        text = _("The code needs a white margin of {size} mm to be read; something stands in it.")
        return text.format(size=f"{margin / MILLIMETRE:.1f}")
    return ""


def _margin(spot: Standing) -> float:
    assert isinstance(spot.drawn, Code)
    return (_QUIET_LINEAR if is_linear(spot.drawn) else _QUIET) * module_of(spot.drawn)


def _zone(spot: Standing, margin: float) -> Box:
    """The code with its margin; a linear code needs it at its ends alone."""
    assert isinstance(spot.drawn, Code)
    ends, sides = int(margin), 0 if is_linear(spot.drawn) else int(margin)
    across, down = (sides, ends) if spot.is_sideways else (ends, sides)
    box = spot.box
    return Box(box.x - across, box.y - down, box.width + 2 * across, box.height + 2 * down)


def _hides(each: Standing) -> bool:
    """Whether nothing is seen of what lies below it; an outline alone leaves it to be seen."""
    return not isinstance(each.drawn, Shape) or each.drawn.fill is not None


def _is_dark(each: Standing) -> bool:
    """White fills make a margin; an outline without a fill is a neighbour too, as is what has many colours."""
    drawn = each.drawn
    if isinstance(drawn, Picture | Code):
        return True
    color = drawn.color if isinstance(drawn, Fill) else drawn.fill
    return color is None or color.lower() != "#ffffff"
