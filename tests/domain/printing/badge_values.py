"""Badges for tests: a ruler whose letters have known widths, a code that is one square, a small template."""

import json
from typing import Any

from jsonschema import Draft202012Validator

from organizer.domain.printing.badges.composing import Badge, BadgePerson, Occasion, compose
from organizer.domain.printing.badges.templates import Template, parse_template
from organizer.domain.printing.faces import EM, Modules, Ruler, Symbology, Weight, Words
from organizer.domain.printing.text_fitting import is_ideographic
from organizer.resources import resource

_SCHEMA = Draft202012Validator(json.loads(resource("badges", "schema.json").read_text("utf-8")))
OCCASION = Occasion("Technology Exchange 2026", "2026 国际技术交流大会", "Beijing", "26–27 September 2026")
ROSSI = BadgePerson(
    7,
    "Elena Rossi",
    second_name="埃琳娜·罗西",
    title="Prof.",
    organization="Politecnico di Milano",
    country="Italy",
    category="Speaker",
    color=2,
    code="7K2M9XQP",
)


def _width(text: str, _weight: Weight) -> int:
    """Every letter is half an em wide, an ideograph a whole one."""
    return sum(EM if is_ideographic(letter) else EM // 2 for letter in text)


def _missing(text: str) -> str:
    return "".join(letter for letter in text if letter == "☃")


RULER = Ruler(_width, _missing)


def one_square(_text: str, _symbology: Symbology) -> Modules:
    """Instead of a QR code."""
    return Modules(1, b"\x01")


def template(*elements: dict[str, Any], **more: Any) -> Template:
    """A template of 100 × 100 mm."""
    colors = {"ink": "#000000", "none": "#999999"}
    design = {"size": [100_000, 100_000], "colors": colors, "categories": ["#111111", "#222222", "#333333"]}
    return parse_template({**design, **more, "elements": list(elements)})


def text(expression: str, box: tuple[int, int, int, int] = (0, 0, 50_000, 20_000), **more: Any) -> dict[str, Any]:
    """A text element of 10 mm letters."""
    return {"kind": "text", "text": expression, "box": list(box), "size": 10_000, "color": "ink", **more}


def composed(design: Template, person: BadgePerson = ROSSI) -> Badge:
    """The badge of a person."""
    return compose(design, OCCASION, person, ruler=RULER, encode=one_square)


def words(badge: Badge) -> list[Words]:
    """The lines of text on a badge."""
    return [each for each in (*badge.face.fixed, *badge.face.own) if isinstance(each, Words)]


def flaws(design: dict[str, Any]) -> list[str]:
    """Where a design is not as the schema says."""
    return [f"{'/'.join(map(str, each.path))}: {each.message}" for each in _SCHEMA.iter_errors(design)]
