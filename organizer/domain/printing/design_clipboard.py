"""Elements on the clipboard: JSON that says what it is, so that another template, or a person, can read it."""

import json
from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any

from organizer.domain.printing.badge_templates import parse_template
from organizer.domain.printing.design_document import Document, Ids, Side, Source, design_of
from organizer.domain.printing.designing import add, moved, regrouped, set_head
from organizer.errors import BadInput
from organizer.i18n import _

MIME = "application/vnd.organizer.badge-elements+json"
"""The media type of copied elements."""

ASIDE = 2_000
"""Micrometres by which a copy is moved aside of what it is a copy of."""

_KEY = "organizer-badge-elements"


def copied(document: Document, ids: Ids) -> str:
    """The chosen elements as text, with the colours that they call by name."""
    sources = [each.source for each in document.chosen(ids)]
    names = {value for each in sources for value in _colors(each)}
    colors = {name: color for name, color in document.head.get("colors", {}).items() if name in names}
    return json.dumps({_KEY: 1, "colors": colors, "elements": sources}, ensure_ascii=False, indent=1)


def pasted(document: Document, text: str, *, side: Side) -> Document:
    """Put copied elements on a side, a little aside of what stands exactly there; missing colours come along.

    Raises BadInput with a sentence when the text is something else.
    """
    clip = _read(text)
    own = document.head.get("colors", {})
    colors = {**clip.get("colors", {}), **own}
    coloured = set_head(document, "colors", colors) if colors != own else document
    aside = _aside(document, clip["elements"], side)
    made = add(coloured, moved(regrouped(document, clip["elements"]), aside, aside), side=side)
    parse_template(design_of(made))
    return made


def _aside(document: Document, sources: Sequence[Source], side: Side) -> int:
    """How far right and down the first of the elements hides nothing like it."""
    x, y, *size = sources[0]["box"]
    there = {tuple(each.source["box"]) for each in document.pieces(side)}
    return next(step for step in count(0, ASIDE) if (x + step, y + step, *size) not in there)


def is_clip(text: str) -> bool:
    """Whether a text may hold copied elements."""
    return _KEY in text[:200]


def _read(text: str) -> Mapping[str, Any]:
    try:
        clip = json.loads(text)
    except ValueError:
        clip = None
    elements: object = clip.get("elements") if isinstance(clip, dict) and _KEY in clip else None
    if not _are_elements(elements):
        raise BadInput(_("There are no elements of a badge on the clipboard; copy some in the designer first."))
    assert isinstance(clip, dict)
    return clip


def _are_elements(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(_is_element(each) for each in value)


def _is_element(value: object) -> bool:
    box: Sequence[object] = value.get("box", ()) if isinstance(value, dict) else ()
    return isinstance(box, list) and len(box) == 4 and all(isinstance(each, int) for each in box)


def _colors(source: Source) -> list[str]:
    return [str(each["color"]) for each in (source, *source.get("lines", ())) if "color" in each]
