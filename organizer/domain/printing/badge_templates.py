"""The design of a badge as a value, read from the JSON that ``badge_template.design`` holds.

Lengths are micrometres. A colour is a name of the template's own ``colors``, ``#rrggbb``, or ``category``: that of the
person's category. A text is an expression: ``{job_title}`` is a field, ``{badge_name|name}`` the first that is not
empty, and parts between `` · `` vanish, separator included, when their fields are all empty.
"""

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any

from organizer.domain.printing.faces import Box, Weight
from organizer.domain.printing.text_fitting import Letters
from organizer.errors import BadInput
from organizer.i18n import _
from organizer.resources import resource

EVENT_FIELDS = frozenset({"event", "second_event", "place", "dates"})
"""The fields that are the same on all badges."""

PERSON_FIELDS = (
    frozenset(["name", "second_name", "badge_name", "kana", "title", "job_title", "country", "second_country"])
    | frozenset(["organization", "second_organization", "category", "second_category", "code"])
)  # fmt: skip
"""The fields that come from the person; ``field:Label`` is a custom field of the event."""

CATEGORY = "category"
"""The colour that is the category's."""

_FIELD = re.compile(r"\{([^{}]+)\}")
_COLOR = re.compile(r"#[0-9a-f]{6}")
_SEPARATOR = " · "
_LARGEST = 1_000_000  # one metre: nothing that hangs on a person is larger


class Align(StrEnum):
    """Where text stands across its box."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class Anchor(StrEnum):
    """Where the lines of a column stand along its box."""

    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


@dataclass(frozen=True, slots=True)
class Expression:
    """A text with fields."""

    source: str

    @property
    def fields(self) -> frozenset[str]:
        """The names of the fields in it."""
        return frozenset(name for group in _FIELD.findall(self.source) for name in group.split("|"))

    def resolve(self, values: Mapping[str, str]) -> str:
        """The text with the values of its fields; an unknown field is empty."""
        parts = _parts(self.source)
        if len(parts) == 1:
            return parts[0].resolve(values)
        return _SEPARATOR.join(filter(None, [part.resolve(values) for part in parts]))


@dataclass(frozen=True, slots=True)
class _Part:
    """What stands between two separators: text around fields, each given as the names of which the first one counts."""

    source: str
    fields: tuple[tuple[str, ...], ...]
    bare: bool
    """Whether it is one field and nothing else, which is by far the most frequent."""

    def resolve(self, values: Mapping[str, str]) -> str:
        """The text; empty when there are fields and none has a value."""
        if self.bare:
            return _first(self.fields[0], values)
        found = [_first(names, values) for names in self.fields]
        if self.fields and not any(found):
            return ""
        supply = iter(found)
        return _FIELD.sub(lambda _match: next(supply), self.source).strip()


@dataclass(frozen=True, slots=True)
class Line:
    """One text of a column. ``gap`` stands above it when something does; ``ideographic`` is for Han and kana."""

    text: Expression
    letters: Letters
    ideographic: Letters
    color: str
    align: Align
    gap: int
    capitals: bool


@dataclass(frozen=True, slots=True)
class Column:
    """Lines below each other; an empty line takes no room."""

    box: Box
    anchor: Anchor
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """A filled rectangle; a thin one is a line."""

    box: Box
    color: str
    radius: int


@dataclass(frozen=True, slots=True)
class CodeSpot:
    """Where the QR code stands and what it says; nothing when the text is empty."""

    box: Box
    text: Expression
    color: str


@dataclass(frozen=True, slots=True)
class PictureSpot:
    """A picture from the event's assets, by SHA-256."""

    box: Box
    asset: str


Element = Column | Band | CodeSpot | PictureSpot


@dataclass(frozen=True, slots=True)
class Template:
    """A badge's design. ``digest`` names it: two templates with one digest print the same."""

    width: int
    height: int
    colors: Mapping[str, str]
    categories: tuple[str, ...]
    elements: tuple[Element, ...]
    digest: str

    @property
    def assets(self) -> frozenset[str]:
        """The pictures that it shows, by SHA-256."""
        return frozenset(each.asset for each in self.elements if isinstance(each, PictureSpot))

    def color(self, name: str, category: int | None) -> str:
        """The ``#rrggbb`` behind a colour's name for a person whose category has the colour number ``category``."""
        if name != CATEGORY:
            return self.colors.get(name, name)
        return self.categories[category % len(self.categories)] if category is not None else self.colors["none"]


def parse_template(design: Mapping[str, Any]) -> Template:
    """Understand a design. Raises BadInput with a sentence that names the element."""
    width, height = _numbers(design.get("size"), 2, _("the size of the badge"))
    colors = {str(name): _hex(value) for name, value in dict(design.get("colors", {})).items()}
    categories = tuple(_hex(value) for value in design.get("categories", ())) or (colors.get("ink", "#000000"),)
    colors.setdefault("none", categories[0])
    source = enumerate(design.get("elements", ()), start=1)
    elements = tuple(_element(each, colors, number) for number, each in source)
    if not elements:
        raise BadInput(_("This badge template has no elements; choose another template."))
    return Template(width, height, colors, categories, elements, _digest(design))


def default_design() -> dict[str, Any]:
    """The design that the program brings."""
    design: dict[str, Any] = json.loads(resource("badges", "default.json").read_text("utf-8"))
    return design


@cache
def default_template() -> Template:
    """The template that the program brings."""
    return parse_template(default_design())


def _digest(design: Mapping[str, Any]) -> str:
    drawn = {key: design[key] for key in ("size", "colors", "categories", "elements") if key in design}
    return hashlib.sha256(json.dumps(drawn, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:16]


@lru_cache(maxsize=256)
def _parts(source: str) -> tuple[_Part, ...]:
    return tuple(_part(each) for each in source.split(_SEPARATOR))


def _part(source: str) -> _Part:
    fields = tuple(tuple(group.split("|")) for group in _FIELD.findall(source))
    return _Part(source, fields, _FIELD.fullmatch(source) is not None)


def _first(names: tuple[str, ...], values: Mapping[str, str]) -> str:
    for name in names:
        if value := values.get(name):
            return value
    return ""


# -- reading the JSON --------------------------------------------------------------------------------------------------


def _element(source: object, colors: Mapping[str, str], number: int) -> Element:
    where = _("element {number} of the badge template").format(number=number)
    if not isinstance(source, Mapping):
        raise BadInput(_("There is something that is no element: see {where}.").format(where=where))
    reader = _READERS.get(str(source.get("kind")))
    if reader is None:
        kind = source.get("kind")
        raise BadInput(_("There is no kind of element “{kind}”: see {where}.").format(kind=kind, where=where))
    try:
        element = reader(source, where)
    except (ValueError, TypeError, AttributeError) as reason:
        raise BadInput(
            _("This cannot be understood ({reason}): see {where}.").format(reason=reason, where=where)
        ) from None
    for color in _colors_of(element):
        if color not in colors and color != CATEGORY and not _COLOR.fullmatch(color):
            raise BadInput(_("The badge template uses the colour “{color}” but does not say it.").format(color=color))
    return element


def _colors_of(element: Element) -> tuple[str, ...]:
    if isinstance(element, Column):
        return tuple(line.color for line in element.lines)
    return () if isinstance(element, PictureSpot) else (element.color,)


def _column(source: Mapping[str, Any], where: str) -> Column:
    lines = source.get("lines") or [source]
    return Column(_box(source, where), Anchor(source.get("anchor", "top")), tuple(_line(each, where) for each in lines))


def _line(source: Mapping[str, Any], where: str) -> Line:
    text = _expression(source.get("text", ""), where)
    letters = _letters(source, source.get("size"), where)
    larger = source.get("ideographic_size")
    ideographic = letters if larger is None else _letters(source, larger, where)
    return Line(
        text,
        letters,
        ideographic,
        str(source.get("color", "#000000")),
        Align(source.get("align", "left")),
        int(source.get("gap", 0)),
        source.get("case") == "upper",
    )


def _letters(source: Mapping[str, Any], size: object, where: str) -> Letters:
    (wished,) = _numbers([size], 1, where)
    small = int(source.get("small", wished * 6 // 10))
    least = int(source.get("least", small))
    weight, tracking = Weight(source.get("weight", "regular")), int(source.get("tracking", 0))
    return Letters(wished, small, least, weight, tracking, int(source.get("max_lines", 1)))


def _band(source: Mapping[str, Any], where: str) -> Band:
    return Band(_box(source, where), str(source.get("color", "#000000")), int(source.get("radius", 0)))


def _code(source: Mapping[str, Any], where: str) -> CodeSpot:
    text = _expression(source.get("text", "{code}"), where)
    return CodeSpot(_box(source, where), text, str(source.get("color", "#000000")))


def _picture(source: Mapping[str, Any], where: str) -> PictureSpot:
    return PictureSpot(_box(source, where), str(source.get("asset", "")))


_READERS: Mapping[str, Callable[[Mapping[str, Any], str], Element]] = {
    "text": _column,
    "column": _column,
    "rectangle": _band,
    "line": _band,
    "code": _code,
    "image": _picture,
}


def _expression(source: object, where: str) -> Expression:
    expression = Expression(str(source))
    known = EVENT_FIELDS | PERSON_FIELDS
    for name in expression.fields:
        if name not in known and not name.startswith("field:"):
            raise BadInput(_("There is no field “{name}”: see {where}.").format(name=name, where=where))
    return expression


def _box(source: Mapping[str, Any], where: str) -> Box:
    x, y, width, height = _numbers(source.get("box"), 4, where)
    return Box(x, y, width, height)


def _numbers(value: object, count: int, where: str) -> list[int]:
    """``count`` whole micrometres."""
    given = value if isinstance(value, list) else []
    good = [each for each in given if isinstance(each, int) and 0 <= each <= _LARGEST]
    if len(given) != count or len(good) != count:
        raise BadInput(
            _("A badge template gives lengths as whole micrometres, at most a metre: see {where}.").format(where=where)
        )
    return good


def _hex(value: object) -> str:
    color = str(value).lower()
    if not _COLOR.fullmatch(color):
        raise BadInput(_("A badge template gives colours as #rrggbb, not “{color}”.").format(color=value))
    return color
