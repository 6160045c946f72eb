"""Elements on the clipboard: JSON that says what it is, so that another template, or a person, can read it."""

import json
from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any

from organizer.domain.printing.badges.elements import LONGEST
from organizer.domain.printing.badges.templates import parse_template
from organizer.domain.printing.designs.colors import colors_of
from organizer.domain.printing.designs.document import Document, Ids, Item, Side, Source, changed
from organizer.domain.printing.designs.edits import add, moved, regrouped, set_head
from organizer.domain.printing.designs.placing import bounds
from organizer.domain.printing.faces import Box
from organizer.errors import BadInput
from organizer.i18n import _

MIME = "application/vnd.organizer.badge-elements+json"
"""The media type of copied elements."""

ASIDE = 2_000
"""Micrometres by which a copy is moved aside of what it is a copy of."""

_KEY = "organizer-badge-elements"

_TEXTS, _SHAPES = ("text", "column"), ("rectangle", "line", "ellipse")
_OF_LINES = (
    *("size", "small", "least", "ideographic_size", "max_lines"),
    *("weight", "tracking", "align", "gap", "case", "color"),
)
_OF_SHAPES = ("color", "outline", "thickness", "radius")


def copied(document: Document, ids: Ids) -> str:
    """The chosen elements as text, with the colours that they call by name."""
    sources = [each.source for each in document.chosen(ids)]
    names = {value for each in sources for value in colors_of(each)}
    colors = {name: color for name, color in document.head.get("colors", {}).items() if name in names}
    return json.dumps({_KEY: 1, "colors": colors, "elements": sources}, ensure_ascii=False, indent=1)


def pasted(document: Document, text: str, *, side: Side) -> Document:
    """Put copied elements on a side, a little aside of what stands exactly there; missing colours come along.

    What would stand beside a smaller badge comes onto it. Raises BadInput with a sentence when the text is something
    else.
    """
    clip = _read(text)
    sources = _onto_badge(document, regrouped(document, clip["elements"]))
    aside = _aside(document, sources, side)
    return add(_with_colors(document, clip), moved(sources, aside, aside), side=side)


def restyled(document: Document, ids: Ids, text: str) -> Document:
    """Let elements look like the first of the copied ones, as far as they are of its kind; else in its colour.

    Raises BadInput with a sentence when the text is something else.
    """
    clip = _read(text)
    like = clip["elements"][0]
    return changed(_with_colors(document, clip), ids, lambda item: _like(item, like))


def _like(item: Item, like: Source) -> Source:
    models = like.get("lines") or (like,)
    if item.lines and like["kind"] in _TEXTS:
        lines = [_styled(line, models[min(n, len(models) - 1)], _OF_LINES) for n, line in enumerate(item.lines)]
        whole = {**item.source, "lines": lines} if "lines" in item.source else lines[0]
        return _styled(whole, like, ("anchor",))
    if item.kind in _SHAPES and like["kind"] in _SHAPES:
        return _styled(item.source, like, _OF_SHAPES)
    color = models[0].get("color")
    if color is None or not (item.lines or item.kind == "code" or item.kind in _SHAPES):
        return item.source
    if "lines" in item.source:
        return {**item.source, "lines": [{**line, "color": color} for line in item.lines]}
    return {**item.source, "color": color}


def _styled(source: Source, like: Source, keys: Sequence[str]) -> Source:
    """The element with these keys as another one says them, or as usual where that one says nothing."""
    rest = {key: value for key, value in source.items() if key not in keys}
    return {**rest, **{key: like[key] for key in keys if key in like}}


def _with_colors(document: Document, clip: Mapping[str, Any]) -> Document:
    """The document with the copied colours that it does not have."""
    own = document.head.get("colors", {})
    missing = {name: color for name, color in clip["colors"].items() if name not in own}
    return set_head(document, "colors", {**own, **missing}) if missing else document


def _onto_badge(document: Document, sources: Sequence[Source]) -> Sequence[Source]:
    """The same, moved together to the edge of the badge where their middle lies beside it."""
    around = bounds(Box(*each["box"]) for each in sources)
    places = (around.x, around.width, document.size[0]), (around.y, around.height, document.size[1])
    if all(start + length // 2 <= end for start, length, end in places):
        return sources
    right, down = (max(0, min(start, end - length)) - start for start, length, end in places)
    return moved(sources, right, down)


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
