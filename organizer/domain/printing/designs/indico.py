"""Badge templates of Indico: the JSON of its designer, and ours of it.

Lengths are pixels, 50 to a centimetre, from the upper left corner; letters are in points. Names of placeholders are
those of ``indico/modules/designer/placeholders.py``.
"""

import math
import re
from collections.abc import Mapping
from typing import Any

from organizer.domain.printing.badges.elements import LONGEST
from organizer.domain.printing.designs.taken import POINT, LeftOut, Taken, css_color, text_element
from organizer.errors import BadInput
from organizer.i18n import _

_PIXEL = 200  # micrometres
_MOST_ITEMS = 500
_NAME = "{badge_name|full_name}"
_TEXTS = {
    "event_title": "{event}",
    "event_dates": "{dates}",
    "event_venue": "{place}",
    "full_name": f"{{title}} {_NAME}",
    "full_name_no_title": _NAME,
    "full_name_b": f"{{title}} {_NAME}",
    "full_name_b_no_title": _NAME,
    "full_name_no_title_b": _NAME,
    "title": "{title}",
    "first_name": "{given_name|name}",
    "last_name": "{family_name}",
    "affiliation": "{organization}",
    "position": "{job_title}",
    "country": "{country}",
    "email": "{email}",
    "phone": "{phone}",
    "registration_friendly_id": "{code}",
}
_CAPITALS = {
    "last_name_upper": "{family_name}",
    "full_name_c": f"{{title}} {_NAME}",
    "full_name_no_title_c": _NAME,
    "full_name_d": f"{{title}} {_NAME}",
    "full_name_no_title_d": _NAME,
}
_SIZE = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(pt|px)?\s*")
_ALIGNS = ("left", "center", "right")


def is_indico_design(document: object) -> bool:
    """Whether this is a template of Indico's designer."""
    return isinstance(document, Mapping) and {"width", "height", "items"} <= document.keys()


def take_indico_design(document: Mapping[str, Any]) -> Taken:
    """The design as ours. Raises BadInput for what is none after all."""
    left_out = LeftOut()
    size = [_length(document.get(each)) for each in ("width", "height")]
    items = document.get("items")
    if not all(size) or not isinstance(items, list) or len(items) > _MOST_ITEMS:
        raise BadInput(_("This looks like a badge template of Indico, but its size or its items are not readable."))
    found = (_element(each, size, left_out) for each in items)
    elements = [each for each in found if each is not None]
    if document.get("background_position") and document.get("background") is not None:
        left_out.say(_("The picture in the background is not part of the file; add it in the designer."))
    return Taken({"version": 1, "size": size, "elements": elements}, left_out.sentences)


def _element(item: object, size: list[int], left_out: LeftOut) -> dict[str, Any] | None:
    if not isinstance(item, Mapping):
        left_out.say(_("Something that is no item was left out."))
        return None
    kind = str(item.get("type"))
    if kind in ("ticket_qr_code", "picture"):
        return {"kind": "code" if kind == "ticket_qr_code" else "photo", "box": _square(item, size)}
    text = _text(kind, item)
    if text is None:
        left_out.say(_("“{name}” has no counterpart here and was left out.").format(name=kind[:60]))
        return None
    return _lettered(item, text, kind in _CAPITALS, size=size, left_out=left_out)


def _text(kind: str, item: Mapping[str, Any]) -> str | None:
    if kind == "fixed":
        return str(item.get("text") or "").replace("{", "(").replace("}", ")")
    return _TEXTS.get(kind) or _CAPITALS.get(kind)


def _lettered(
    item: Mapping[str, Any], text: str, in_capitals: bool, *, size: list[int], left_out: LeftOut
) -> dict[str, Any]:
    left_out.style(item, item.get("font_family"))
    letters = _letters(item.get("font_size"))
    align = item.get("text_align")
    more: dict[str, Any] = {"color": css_color(item.get("color"), left_out)}
    if align in _ALIGNS:
        more["align"] = align
    elif align is not None:
        left_out.say(_("Text that is neither left, in the middle nor right stands left."))
    if item.get("bold") is True:
        more["weight"] = "bold"
    if in_capitals:
        more["case"] = "upper"
    return text_element(text, _box(item, size, letters), letters, **more)


def _letters(value: object) -> int:
    """The em in micrometres; Indico writes ``10pt``."""
    found = _SIZE.fullmatch(str(value))
    if found is None:
        return round(10 * POINT)
    unit = _PIXEL if found[2] == "px" else POINT
    return round(min(max(100, float(found[1]) * unit), LONGEST))


def _box(item: Mapping[str, Any], size: list[int], letters: int) -> list[int]:
    """Where the text stands; one without a height has room for two lines, as far as the badge goes."""
    x, y = _length(item.get("x")), _length(item.get("y"))
    width = _length(item.get("width")) or max(100, size[0] - x)
    height = _length(item.get("height")) or max(letters * 12 // 10, min(letters * 24 // 10, size[1] - y))
    return [x, y, width, height]


def _square(item: Mapping[str, Any], size: list[int]) -> list[int]:
    """The box of a picture; a code is as wide as it is high."""
    x, y = _length(item.get("x")), _length(item.get("y"))
    width = _length(item.get("width")) or _length(item.get("height")) or min(size) // 4
    height = _length(item.get("height")) or width
    if item.get("type") == "ticket_qr_code":
        side = min(width, height)
        return [x + (width - side) // 2, y + (height - side) // 2, side, side]
    return [x, y, width, height]


def _length(pixels: object) -> int:
    """Whole micrometres within what a template can say; 0 for what is no number."""
    if isinstance(pixels, bool) or not isinstance(pixels, int | float) or not math.isfinite(pixels):
        return 0
    return round(min(max(0, pixels), LONGEST // _PIXEL) * _PIXEL)
