"""What is said of a design, and that a good one is left alone."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from organizer.domain.printing.badges.composing import Badge, BadgePerson, compose
from organizer.domain.printing.badges.templates import default_designs, parse_template
from organizer.domain.printing.designs.checks import Note, notes, one_side
from organizer.domain.printing.designs.document import Document, Side, design_of, open_design
from organizer.domain.printing.faces import Modules, Symbology
from tests.domain.printing.badge_values import OCCASION, ROSSI, RULER

OPAQUE, SEEN_THROUGH = "0" * 64, "1" * 64
"""Pictures."""


def squares(text: str, symbology: Symbology) -> Modules:
    """A code of 21 × 21 squares, or one of 100 bars."""
    size, rows = (100, 1) if symbology is Symbology.CODE_128 else (21, 21)
    assert text
    return Modules(size, bytes(size * rows))


def said(
    *elements: dict[str, Any], person: BadgePerson = ROSSI, resolution: int = 203, **more: Any
) -> tuple[Note, ...]:
    document = open_design({"size": [90_000, 60_000], "elements": list(elements), **more})

    def composed(design: Mapping[str, Any]) -> Badge:
        return compose(parse_template(design), OCCASION, person, ruler=RULER, encode=squares)

    return notes(document, Side.FRONT, composed, ruler=RULER, size_of={OPAQUE: (200, 100)}.get, resolution=resolution)


def element(kind: str, *box: int, **more: Any) -> dict[str, Any]:
    return {"kind": kind, "box": list(box), **more}


def text(*box: int, **more: Any) -> dict[str, Any]:
    return element("text", *box, text="{name}", size=5_000, small=4_000, least=3_000, **more)


def test_nothing_is_said_of_what_is_good() -> None:
    assert said(text(0, 0, 90_000, 10_000), element("code", 10_000, 20_000, 20_000, 20_000)) == ()


@pytest.mark.parametrize("design", default_designs().values(), ids=default_designs())
def test_nothing_stands_out_of_the_programs_designs_and_their_codes_can_be_read(design: dict[str, Any]) -> None:
    person = replace(ROSSI, name="Li", second_name="", organization="KPI")
    found = said(*design["elements"], person=person, **{key: design[key] for key in ("size", "colors", "categories")})
    assert [each for each in found if any(word in each.text for word in ("badge", "code", "covered"))] == []


@pytest.mark.parametrize("box", [(80_001, 0, 10_000, 10_000), (0, 50_001, 10_000, 10_000)])
def test_what_stands_out_of_the_badge(box: tuple[int, int, int, int]) -> None:
    assert said(element("rectangle", *box)) == (Note(1, "It stands out of the badge."),)


def test_a_code_whose_parts_are_too_small() -> None:
    (note,) = said(element("code", 10_000, 10_000, 6_300, 20_000))
    assert "0.30 mm, they should be 0.38 mm" in note.text
    assert said(element("code", 10_000, 10_000, 6_300, 20_000), resolution=300) == ()
    (note,) = said(element("code", 10_000, 10_000, 20_000, 9_000, symbology="code128"))
    assert "0.20 mm, they should be 0.38 mm" in note.text
    assert said(element("code", 10_000, 10_000, 9_000, 40_000, symbology="code128", turn=90)) == ()


CODE = element("code", 20_000, 20_000, 21_000, 21_000)
COVERED = "Something lies over the code, so it cannot be read."
MARGIN = "The code needs a white margin of 2.0 mm to be read; "


def picture(*box: int) -> dict[str, Any]:
    return element("image", *box, asset=OPAQUE)


def test_what_lies_over_a_code_or_in_its_margin_is_said_of_the_code() -> None:
    over, whole, beside = (
        picture(30_000, 30_000, 20_000, 20_000),
        picture(0, 0, 90_000, 60_000),
        picture(42_000, 20_000, 9_000, 9_000),
    )
    assert said(CODE, over) == (Note(1, COVERED),)
    assert said(CODE, whole) == (Note(1, COVERED),)
    assert said(whole, CODE) == ()
    assert said(over, CODE) == (Note(2, f"{MARGIN}something stands in it."),)
    assert said(CODE, beside) == (Note(1, f"{MARGIN}something stands in it."),)
    assert said(CODE, picture(43_000, 20_000, 9_000, 9_000)) == ()
    assert said({**CODE, "box": [1_000, 20_000, 21_000, 21_000]}) == (
        Note(1, f"{MARGIN}the edge is nearer than that."),
    )


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_what_was_turned_covers_and_is_covered_where_it_stands(turn: int) -> None:
    over = picture(38_000, 22_000, 9_000, 30_000)
    assert said(CODE, {**over, "turn": turn}) == said({**CODE, "turn": turn}, over) == (Note(1, COVERED),)
    assert said(CODE, {**picture(43_000, 22_000, 9_000, 30_000), "turn": turn}) == ()


@pytest.mark.parametrize(("turn", "noted"), [(0, False), (90, True)])
def test_bars_need_their_margin_at_their_ends(turn: int, noted: bool) -> None:
    bars = element("code", 20_000, 10_000, 40_000, 40_000, symbology="code128", turn=turn)
    assert bool(said(bars, picture(20_000, 50_500, 40_000, 5_000))) is noted


HIDDEN = Note(1, "“Elena Rossi” is covered by what lies over it.")


@pytest.mark.parametrize(
    ("over", "found"),
    [
        (picture(0, 0, 40_000, 20_000), [HIDDEN]),
        (element("rectangle", 0, 0, 40_000, 10_000, color="#ffffff"), [HIDDEN]),
        (element("ellipse", 0, 0, 40_000, 10_000, color="#ffffff"), [HIDDEN]),
        (element("rectangle", 0, 0, 10_000, 10_000, color="#ffffff"), []),
        (element("rectangle", 60_000, 0, 20_000, 10_000, color="#ffffff"), []),
        (picture(0, 0, 80_000, 10_000), []),
        (element("image", 0, 0, 40_000, 20_000, asset=SEEN_THROUGH), []),
        (element("rectangle", 0, 0, 40_000, 10_000, outline="#000000", thickness=300), []),
    ],
    ids=["picture", "area", "ellipse", "a little of it", "its empty end", "beside", "seen through", "outline"],
)
def test_a_text_that_is_covered(over: dict[str, Any], found: list[Note]) -> None:
    name = text(0, 0, 80_000, 10_000, anchor="middle")
    assert [each for each in said(name, over) if "covered" in each.text] == found
    assert said(over, name) == ()


def test_a_text_that_is_covered_where_it_was_turned_to() -> None:
    name = text(10_000, 0, 10_000, 60_000, turn=90)
    assert said(name, picture(10_000, 0, 10_000, 20_000)) == ()
    assert said(name, element("rectangle", 10_000, 0, 10_000, 30_000, color="#ffffff")) == (HIDDEN,)


def test_a_box_that_is_lower_than_the_least_letters() -> None:
    assert [each.text for each in said(text(0, 0, 80_000, 3_000))] == [
        "The box is lower than the least size of “{name}”.",
        "There is no room for “Elena Rossi”.",
    ]
    assert said(text(0, 0, 3_000, 50_000, turn=90))[0].text.startswith("The box is lower")


def test_what_shrank_or_was_cut_for_who_is_tried_on_names_its_element() -> None:
    shrunk, cut = text(0, 0, 20_000, 10_000), text(0, 20_000, 14_000, 10_000)
    assert said(shrunk, cut) == (
        Note(2, "“Elena Rossi” is too long and was cut."),
        Note(1, "“Elena Rossi” is long and stands in small letters."),
    )


def test_one_side_alone() -> None:
    document: Document = open_design(
        {"size": [9, 9], "elements": [element("line", 0, 0, 1, 1)], "back": {"elements": []}, "fold": True}
    )
    front = one_side(document, Side.FRONT)
    assert (front["elements"], front["back"], front["fold"]) == (design_of(document)["elements"], None, None)
    assert one_side(document, Side.BACK)["elements"] == []
    assert one_side(document, Side.FRONT, without=[1])["elements"] == []
