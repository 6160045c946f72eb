"""The named colours of a design: what uses one follows it."""

from typing import Any

import pytest

from organizer.domain.printing.designs.colors import remove_color, rename_color, set_color, unused_name, users
from organizer.domain.printing.designs.document import Document, Reverse, open_design
from organizer.domain.printing.designs.edits import set_reverse
from organizer.errors import BadInput


def a_document() -> Document:
    """Something locked, a text of two lines and a back in the colour ``ink``, and a shape with a ``red`` outline."""
    elements: list[dict[str, Any]] = [
        {"kind": "rectangle", "box": [0, 0, 9, 9], "color": "ink", "locked": True},
        {"kind": "column", "box": [0, 0, 9, 9], "lines": [{"text": "a", "size": 9, "color": "ink"}, {"text": "b"}]},
        {"kind": "ellipse", "box": [0, 0, 9, 9], "outline": "red"},
    ]
    colors = {"ink": "#101010", "red": "#cc0000", "none": "#888888"}
    back = {"elements": [{"kind": "code", "box": [0, 0, 9, 9], "color": "ink"}]}
    return open_design({"size": [9, 9], "colors": colors, "elements": elements, "back": back})


def shown(document: Document) -> list[object]:
    items = document.by_id
    first = [items[1].source["color"], items[2].source["lines"][0]["color"], items[3].source["outline"]]
    return [*first, items[4].source["color"]] if 4 in items else first


def test_a_colour_is_added_under_a_free_name() -> None:
    document = set_color(a_document(), unused_name(a_document(), "colour"), "#00aa00")
    assert document.head["colors"]["colour 1"] == "#00aa00"
    assert unused_name(document, "colour") == "colour 2"


def test_what_used_a_colour_calls_it_by_its_new_name_and_the_order_stays() -> None:
    document = rename_color(a_document(), "ink", " night ")
    assert list(document.head["colors"]) == ["night", "red", "none"]
    assert shown(document) == ["night", "night", "red", "night"]


@pytest.mark.parametrize("name", ["", "  ", "red", "category", "none", "#123456"])
def test_names_that_mean_something_else_are_refused(name: str) -> None:
    with pytest.raises(BadInput):
        rename_color(a_document(), "ink", name)


def test_what_used_a_colour_that_is_gone_keeps_its_look() -> None:
    assert users(a_document(), "ink") == {1, 2, 4}
    document = remove_color(a_document(), "ink")
    assert list(document.head["colors"]) == ["red", "none"]
    assert shown(document) == ["#101010", "#101010", "red", "#101010"]


def test_a_colour_that_nothing_uses_goes_without_a_trace() -> None:
    document = remove_color(set_reverse(a_document(), Reverse.NONE), "red")
    assert shown(document) == ["ink", "ink", "#cc0000"]
