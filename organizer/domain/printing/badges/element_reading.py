"""From the JSON of an element to its value; what cannot be understood is told in a sentence that names the element."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from organizer.domain.folding import clean
from organizer.domain.printing.badges.elements import (
    ALWAYS,
    CATEGORY,
    INK,
    LONGEST,
    Align,
    Anchor,
    CodeSpot,
    Column,
    Condition,
    Content,
    Element,
    Line,
    Outlined,
    PictureSpot,
)
from organizer.domain.printing.badges.fields import Expression, is_field
from organizer.domain.printing.faces import Box, Form, Symbology, Turn, Weight
from organizer.domain.printing.text_fitting import Letters
from organizer.errors import BadInput
from organizer.i18n import _

_COLOR = re.compile(r"#[0-9a-f]{6}")
_THICKNESS = 250
_MOST_TRACKING = 1000  # thousandths of the size: a whole letter's room between two
_LINES = range(1, 21)

Source = Mapping[str, Any]


def read_element(source: object, colors: Mapping[str, str], number: int) -> Element:
    """An element of a template that has these colours; it is the ``number``th. Raises BadInput."""
    where = _("element {number} of the badge template").format(number=number)
    if not isinstance(source, Mapping):
        raise BadInput(_("There is something that is no element: see {where}.").format(where=where))
    reader = _READERS.get(str(source.get("kind")))
    if reader is None:
        kind = source.get("kind")
        raise BadInput(_("There is no kind of element “{kind}”: see {where}.").format(kind=kind, where=where))
    try:
        content = reader(source, where)
        element = Element(_box(source, where), Turn(source.get("turn", 0)), _condition(source, where), content)
    except (ValueError, TypeError, AttributeError, OverflowError) as reason:
        raise BadInput(
            _("This cannot be understood ({reason}): see {where}.").format(reason=reason, where=where)
        ) from None
    for color in content.colors:
        if color not in colors and color != CATEGORY and not _COLOR.fullmatch(color):
            raise BadInput(_("The badge template uses the colour “{color}” but does not say it.").format(color=color))
    return element


def read_lengths(value: object, count: int, where: str) -> list[int]:
    """``count`` whole micrometres. Raises BadInput."""
    given = value if isinstance(value, list) else []
    good = [each for each in given if type(each) is int and 0 <= each <= LONGEST]
    if len(given) != count or len(good) != count:
        raise BadInput(
            _("A badge template gives lengths as whole micrometres, at most a metre: see {where}.").format(where=where)
        )
    return good


def read_color(value: object) -> str:
    """A colour as ``#rrggbb``. Raises BadInput."""
    color = str(value).lower()
    if not _COLOR.fullmatch(color):
        raise BadInput(_("A badge template gives colours as #rrggbb, not “{color}”.").format(color=value))
    return color


# -- where and for whom ------------------------------------------------------------------------------------------------


def _box(source: Source, where: str) -> Box:
    x, y, width, height = read_lengths(source.get("box"), 4, where)
    return Box(x, y, width, height)


def _condition(source: Source, where: str) -> Condition:
    when = source.get("when")
    needed = None if when is None else _expression(f"{{{when}}}", where)
    condition = Condition(_categories(source, "only"), _categories(source, "except"), needed)
    return ALWAYS if condition == ALWAYS else condition


def _categories(source: Source, key: str) -> frozenset[str]:
    names = source.get(key, [])
    if not isinstance(names, list):
        raise TypeError(key)
    return frozenset(clean(str(name)).casefold() for name in names)


# -- the kinds ---------------------------------------------------------------------------------------------------------


def _column(source: Source, where: str) -> Column:
    lines = source.get("lines") or [source]
    return Column(Anchor(source.get("anchor", "top")), tuple(_line(each, where) for each in lines))


def _line(source: Source, where: str) -> Line:
    text = _expression(source.get("text", ""), where)
    (gap,) = read_lengths([source.get("gap", 0)], 1, where)
    letters = _letters(source, source.get("size"), where)
    larger = source.get("ideographic_size")
    ideographic = letters if larger is None else _letters(source, larger, where)
    return Line(
        text,
        letters,
        ideographic,
        str(source.get("color", INK)),
        Align(source.get("align", "left")),
        gap,
        source.get("case") == "upper",
    )


def _letters(source: Source, size: object, where: str) -> Letters:
    (wished,) = read_lengths([size], 1, where)
    small = source.get("small", wished * 6 // 10)
    small, least = read_lengths([small, source.get("least", small)], 2, where)
    if not least:
        raise ValueError("size")
    tracking, lines = int(source.get("tracking", 0)), int(source.get("max_lines", 1))
    if abs(tracking) > _MOST_TRACKING or lines not in _LINES:
        raise ValueError("tracking, max_lines")
    return Letters(wished, small, least, Weight(source.get("weight", "regular")), tracking, lines)


def _rectangle(source: Source, where: str) -> Outlined:
    return _outlined(source, Form.RECTANGLE, where)


def _ellipse(source: Source, where: str) -> Outlined:
    return _outlined(source, Form.ELLIPSE, where)


def _outlined(source: Source, form: Form, where: str) -> Outlined:
    """A shape that says no colour at all is black."""
    outline = source.get("outline")
    fill = source.get("color", None if outline is not None else INK)
    thickness, radius = read_lengths([source.get("thickness", _THICKNESS), source.get("radius", 0)], 2, where)
    return Outlined(form, _said(fill), _said(outline), thickness, radius)


def _said(value: object) -> str | None:
    return None if value is None else str(value)


def _code(source: Source, where: str) -> CodeSpot:
    text = _expression(source.get("text", "{code}"), where)
    return CodeSpot(text, Symbology(source.get("symbology", "qr")), str(source.get("color", INK)))


def _picture(source: Source, _where: str) -> PictureSpot:
    return PictureSpot(Expression(str(source.get("asset", ""))), source.get("covers") is True)


def _photo(_source: Source, _where: str) -> PictureSpot:
    return PictureSpot(Expression("{photo}"), covers=True)


_READERS: Mapping[str, Callable[[Source, str], Content]] = {
    "text": _column,
    "column": _column,
    "rectangle": _rectangle,
    "line": _rectangle,
    "ellipse": _ellipse,
    "code": _code,
    "image": _picture,
    "photo": _photo,
}


def _expression(source: object, where: str) -> Expression:
    expression = Expression(str(source))
    for name in sorted(expression.fields):
        if not is_field(name):
            raise BadInput(_("There is no field “{name}”: see {where}.").format(name=name, where=where))
    return expression
