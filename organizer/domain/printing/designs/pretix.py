"""PDF layouts of pretix: a list of things on the page, and our design of it.

Lengths are millimetres from the lower left corner; letters are in points. The page is that of another file, so the
badge is the smallest usual one on which everything stands. Rotation is in degrees clockwise.
"""

import math
from collections.abc import Mapping, Sequence
from typing import Any

from organizer.domain.printing.badges.elements import LONGEST
from organizer.domain.printing.designs.taken import POINT, LeftOut, Taken, text_element
from organizer.domain.printing.faces import MILLIMETRE
from organizer.errors import BadInput
from organizer.i18n import _

_MOST_ITEMS = 500
_SIZES = (
    *((74_000, 52_000), (86_000, 54_000), (90_000, 60_000), (74_000, 105_000), (105_000, 74_000)),
    *((105_000, 148_000), (148_000, 105_000), (148_000, 210_000), (210_000, 148_000), (210_000, 297_000)),
)
_TEXTS = {
    "secret": "{code}",
    "pseudonymization_id": "{code}",
    "event_name": "{event}",
    "event_date": "{dates}",
    "event_date_range": "{dates}",
    "event_location": "{place}",
    "attendee_name": "{badge_name|full_name}",
    "attendee_name_for_salutation": "{badge_name|full_name}",
    "attendee_name_given_name": "{given_name|name}",
    "attendee_name_family_name": "{family_name}",
    "attendee_name_title": "{title}",
    "attendee_company": "{organization}",
    "attendee_job_title": "{job_title}",
    "attendee_email": "{email}",
    "attendee_country": "{country}",
    "invoice_company": "{organization}",
    "item": "{category}",
    "item_category": "{category}",
    "itemvar": "{category}",
}
_KINDS = frozenset({"barcodearea", "imagearea", "textarea", "textcontainer", "poweredby"})


def is_pretix_design(document: object) -> bool:
    """Whether this is a PDF layout of pretix."""
    if not isinstance(document, list) or not document:
        return False
    return all(isinstance(each, Mapping) and each.get("type") in _KINDS for each in document)


def take_pretix_design(document: Sequence[Mapping[str, Any]]) -> Taken:
    """The layout as our design. Raises BadInput when there are more things than any badge has."""
    if len(document) > _MOST_ITEMS:
        raise BadInput(_("This looks like a layout of pretix, but it holds more than any badge does."))
    left_out = LeftOut()
    size = _page(document)
    text = _("The file does not say the size of the page; {width} × {height} mm holds everything.")
    left_out.say(text.format(width=size[0] // MILLIMETRE, height=size[1] // MILLIMETRE))
    sides: dict[float, list[dict[str, Any]]] = {1: [], 2: []}
    for item in document:
        side = sides.get(_number(item.get("page", 1)))
        if side is None:
            left_out.say(_("What stands on pages after the second was left out."))
        elif (element := _element(item, size[1], left_out)) is not None:
            side.append(element)
    back = {"back": {"elements": sides[2]}} if sides[2] else {}
    return Taken({"version": 1, "size": list(size), "elements": sides[1], **back}, left_out.sentences)


def _page(document: Sequence[Mapping[str, Any]]) -> tuple[int, int]:
    """The smallest usual badge that holds everything."""
    width = max(_length(each, "left") + max(_length(each, "width"), _length(each, "size")) for each in document)
    height = max(_length(each, "bottom") + _height(each) for each in document)
    fitting = (each for each in _SIZES if each[0] >= width and each[1] >= height)
    return next(fitting, (min(max(width, 1), LONGEST), min(max(height, 1), LONGEST)))


def _element(item: Mapping[str, Any], page: int, left_out: LeftOut) -> dict[str, Any] | None:
    kind, box = item["type"], _box(item, page)
    if kind == "barcodearea":
        text = _text(item, left_out)
        return None if text is None else {"kind": "code", "box": box, "text": text, "color": _color(item)}
    if kind in ("textarea", "textcontainer"):
        return _lettered(item, box, left_out)
    text = _("A picture “{name}” was left out; add it in the designer.")
    left_out.say(text.format(name=str(item.get("content", kind))[:60]))
    return None


def _lettered(item: Mapping[str, Any], box: list[int], left_out: LeftOut) -> dict[str, Any] | None:
    text = _text(item, left_out)
    if text is None:
        return None
    left_out.style(item, item.get("fontfamily"))
    more: dict[str, Any] = {"color": _color(item)}
    if item.get("align") in ("left", "center", "right"):
        more["align"] = item["align"]
    if item.get("verticalalign") in ("top", "middle", "bottom"):
        more["anchor"] = item["verticalalign"]
    if item.get("bold") is True:
        more["weight"] = "bold"
    if turn := _turn(item, left_out):
        more["turn"] = turn
    return text_element(text, _turned(box, turn), _letters(item), **more)


def _text(item: Mapping[str, Any], left_out: LeftOut) -> str | None:
    """What an item says, with our fields; None where it is none of them."""
    content = str(item.get("content", "secret"))
    if content in ("other", "other_i18n"):
        said = item.get("text_i18n")
        told = next(iter(said.values()), "") if isinstance(said, Mapping) else item.get("text")
        return _with_fields(str(told or ""), left_out)
    if content in _TEXTS:
        return _TEXTS[content]
    left_out.say(_("“{name}” has no counterpart here and was left out.").format(name=content[:60]))
    return None


def _with_fields(text: str, left_out: LeftOut) -> str:
    """A text whose own fields are ours; what we do not have is said and stays away."""
    parts = text.replace("{", "\0{").replace("}", "}\0").split("\0")
    return "".join(_field(each, left_out) if each.startswith("{") else each.replace("}", ")") for each in parts)


def _field(part: str, left_out: LeftOut) -> str:
    name = part.strip("{}")
    if name in _TEXTS and part.endswith("}"):
        return _TEXTS[name]
    left_out.say(_("“{name}” has no counterpart here and was left out.").format(name=name[:60]))
    return ""


# -- lengths -----------------------------------------------------------------------------------------------------------


def _box(item: Mapping[str, Any], page: int) -> list[int]:
    """From the lower left corner of the page to our upper one."""
    width = _length(item, "width") or _length(item, "size") or 1
    height = _height(item)
    below = item.get("downward") is True  # then ``bottom`` is where the text begins
    top = page - _length(item, "bottom") - (0 if below else height)
    return [_length(item, "left"), min(max(0, top), LONGEST), width, height]


def _height(item: Mapping[str, Any]) -> int:
    if item["type"] == "textarea":
        return min(_letters(item) * 12 // 10, LONGEST)
    return _length(item, "height") or _length(item, "size") or 1


def _letters(item: Mapping[str, Any]) -> int:
    return min(max(100, round(_number(item.get("fontsize", 10)) * POINT)), LONGEST)


def _length(item: Mapping[str, Any], key: str) -> int:
    return min(max(0, round(_number(item.get(key, 0)) * MILLIMETRE)), LONGEST)


def _number(value: object) -> float:
    """A number, which pretix also writes as text; 0 for anything else."""
    try:
        number = float(str(value))
    except ValueError:
        return 0.0
    return max(-10_000.0, min(number, 10_000.0)) if math.isfinite(number) else 0.0


def _turn(item: Mapping[str, Any], left_out: LeftOut) -> int:
    """Quarter turns."""
    degrees = _number(item.get("rotation", 0)) % 360
    if degrees % 90:
        left_out.say(_("Text that stands askew is upright here."))
        return 0
    return int(degrees) % 360  # what is next to nothing below nought is rounded to a whole turn


def _turned(box: list[int], turn: int) -> list[int]:
    """Where a box stands once it is turned about its upper left corner."""
    x, y, width, height = box
    corners = {0: (x, y), 90: (x - height, y), 180: (x - width, y - height), 270: (x, y - width)}
    left, top = (max(0, each) for each in corners[turn])
    return [left, top, height, width] if turn in (90, 270) else [left, top, width, height]


def _color(item: Mapping[str, Any]) -> str:
    """Red, green and blue of 0 to 255, and an opacity that we do not have."""
    given = item.get("color")
    parts = given[:3] if isinstance(given, list) and len(given) >= 3 else [0, 0, 0]
    return "#" + "".join(f"{min(max(0, round(_number(each))), 255):02x}" for each in parts)
