"""Elements on the clipboard: JSON that says what it is, so that another template, or a person, can read it."""

import json
from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any

from organizer.domain.printing.badges.elements import LONGEST
from organizer.domain.printing.badges.templates import parse_template
from organizer.domain.printing.designs.document import Document, Ids, Side, Source
from organizer.domain.printing.designs.edits import add, moved, regrouped, set_head
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
    colors = {**clip["colors"], **own}
    coloured = set_head(document, "colors", colors) if colors != own else document
    aside = _aside(document, clip["elements"], side)
    return add(coloured, moved(regrouped(document, clip["elements"]), aside, aside), side=side)


def _aside(document: Document, sources: Sequence[Source], side: Side) -> int:
    """How far right and down the first of the elements hides nothing like it."""
    x, y, *size = sources[0]["box"]
    there = {tuple(each.source["box"]) for each in document.items(side)}
    return next(step for step in count(0, ASIDE) if (x + step, y + step, *size) not in there)


def is_clip(text: str) -> bool:
    """Whether a text may hold copied elements."""
    return _KEY in text[:200]


def _read(text: str) -> Mapping[str, Any]:
    """A clip whose colours and elements would make a template of their own."""
    try:
        clip = json.loads(text)
    except (ValueError, RecursionError):
        clip = None
    if not isinstance(clip, dict) or _KEY not in clip or not clip.get("elements"):
        raise BadInput(_("There are no elements of a badge on the clipboard; copy some in the designer first."))
    found = {"colors": clip.get("colors", {}), "elements": clip.get("elements", [])}
    parse_template({"size": [LONGEST, LONGEST], **found})
    return found


def _colors(source: Source) -> list[str]:
    """Those of its lines, its inside and its outline."""
    parts = (source, *source.get("lines", ()))
    return [str(each[key]) for each in parts for key in ("color", "outline") if key in each]
