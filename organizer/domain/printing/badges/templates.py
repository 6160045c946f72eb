"""The design of a badge as a value, read from the JSON that ``badge_template.design`` holds.

``resources/badges/schema.json`` says the same for other programs, and docs/badges.md for people.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from organizer.domain.printing.badges.element_reading import read_color, read_element, read_lengths
from organizer.domain.printing.badges.elements import CATEGORY, Element, Layers, PictureSpot, layers_of
from organizer.errors import BadInput
from organizer.i18n import _
from organizer.resources import resource

VERSION = 1
"""Of the designs that this program writes; those without one are read as the first."""

SAME = "same"
"""What a design says of a back that is like its front."""

DEFAULTS = (
    *("portrait-90x130", "portrait-a6", "card-86x54", "card-90x60"),
    *("butterfly-a6", "card-4x3in", "roll-62mm"),
)
"""The designs that the program brings, by the names of their files; the first one is used unless another is chosen."""

_DRAWN = ("size", "colors", "categories", "elements", "back", "fold")
_UNDRAWN = frozenset({"name", "locked", "group"})  # of an element: they help who edits it


@dataclass(frozen=True, slots=True)
class Template:
    """A badge's design. ``digest`` names it: two templates with one digest print the same.

    ``width`` and ``height`` are those of one side. What is ``folded`` is printed on one sheet of twice the height: the
    front on its lower half, the back turned on its upper one, so that both read once it hangs from its fold.
    """

    width: int
    height: int
    colors: Mapping[str, str]
    categories: tuple[str, ...]
    front: Layers
    back: Layers | None
    folded: bool
    fields: frozenset[str]
    telling: tuple[Element, ...]
    """The elements of both sides that are not the same on all badges of all events."""
    digest: str

    @property
    def sheet(self) -> tuple[int, int]:
        """Width and height of what is printed at once."""
        return self.width, self.height * 2 if self.folded else self.height

    @property
    def assets(self) -> frozenset[str]:
        """The pictures that it shows on every badge, by SHA-256."""
        spots = (each.content for each in self.elements() if isinstance(each.content, PictureSpot))
        return frozenset(spot.asset.source for spot in spots if not spot.asset.fields)

    def elements(self) -> Iterator[Element]:
        """Those of both sides."""
        yield from self.front.elements
        if self.back is not None and self.back is not self.front:
            yield from self.back.elements

    def color(self, name: str, category: int | None) -> str:
        """The ``#rrggbb`` behind a colour's name for a person whose category has the colour number ``category``."""
        if name != CATEGORY:
            return self.colors.get(name, name)
        return self.categories[category % len(self.categories)] if category is not None else self.colors["none"]


def parse_template(design: Mapping[str, Any]) -> Template:
    """Understand a design. Raises BadInput with a sentence that names the element."""
    _check_version(design)
    width, height = read_lengths(design.get("size"), 2, _("the size of the badge"))
    if not width or not height:
        raise BadInput(_("A badge is wider and higher than nothing: see the size of the badge template."))
    _check_guides(design.get("guides", {}))
    colors, categories = _palette(design)
    front = _side(design.get("elements"), colors)
    back = _back(design.get("back"), front, colors)
    folded = design.get("fold") is True
    if folded and back is None:
        back = layers_of(())
    sides = (front,) if back is None else (front, back)
    elements = tuple(each for side in dict.fromkeys(sides) for each in side.elements)
    fields = frozenset(name for each in elements for text in each.expressions() for name in text.fields)
    telling = tuple(each for each in elements if not each.is_fixed or any(text.fields for text in each.content.texts))
    return Template(width, height, colors, categories, front, back, folded, fields, telling, _digest(design))


def default_designs() -> dict[str, dict[str, Any]]:
    """The designs that the program brings, by the names of their files."""
    return {name: _brought(name) for name in DEFAULTS}


def default_design() -> dict[str, Any]:
    """The one that is used unless another is chosen."""
    return _brought(DEFAULTS[0])


def blank_design() -> dict[str, Any]:
    """One with colours and nothing on it, to begin with."""
    return _brought("blank")


@cache
def default_template() -> Template:
    """Its template."""
    return parse_template(default_design())


def _brought(name: str) -> dict[str, Any]:
    design: dict[str, Any] = json.loads(resource("badges", f"{name}.json").read_text("utf-8"))
    return design


def _check_version(design: Mapping[str, Any]) -> None:
    version = design.get("version", VERSION)
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise BadInput(_("A badge template’s version is a whole number."))
    if version > VERSION:
        raise BadInput(_("A newer version of this program made the badge template; update to read it."))


def _check_guides(guides: object) -> None:
    if not isinstance(guides, Mapping) or not guides.keys() <= {"x", "y"}:
        raise BadInput(_("The guides of a badge template are lists: {example}.").format(example='{"x": [], "y": []}'))
    for each in guides.values():
        read_lengths(each, len(each) if isinstance(each, list) else 1, _("the guides of the badge template"))


def _palette(design: Mapping[str, Any]) -> tuple[dict[str, str], tuple[str, ...]]:
    """The colours by their names, and those of the categories."""
    given, numbered = design.get("colors", {}), design.get("categories") or []
    if not isinstance(given, Mapping):
        raise BadInput(_("A badge template gives its colours names: {example}.").format(example='{"ink": "#1b2330"}'))
    if not isinstance(numbered, list):
        raise BadInput(_("The colours of categories in a badge template are a list."))
    colors = {str(name): read_color(value) for name, value in given.items()}
    categories = tuple(map(read_color, numbered))
    categories = categories or (colors.get("ink", "#000000"),)
    colors.setdefault("none", categories[0])
    return colors, categories


def _back(source: object, front: Layers, colors: Mapping[str, str]) -> Layers | None:
    if source is None:
        return None
    if source == SAME:
        return front
    if not isinstance(source, Mapping):
        raise BadInput(_("The back of a badge template has elements of its own or is “{same}”.").format(same=SAME))
    return _side(source.get("elements", []), colors)


def _side(source: object, colors: Mapping[str, str]) -> Layers:
    if not isinstance(source, list):
        raise BadInput(_("The elements of a badge template are a list."))
    return layers_of(tuple(read_element(each, colors, number) for number, each in enumerate(source, start=1)))


def _digest(design: Mapping[str, Any]) -> str:
    drawn = {key: _drawn(design[key]) for key in _DRAWN if key in design}
    return hashlib.sha256(json.dumps(drawn, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:16]


def _drawn(value: Any) -> Any:
    """A part of the design without what no eye sees on paper."""
    if isinstance(value, Mapping) and "elements" in value:
        return {"elements": _drawn(value["elements"])}
    if not isinstance(value, list):
        return value
    return [
        {key: each[key] for key in each if key not in _UNDRAWN} if isinstance(each, Mapping) else each for each in value
    ]
