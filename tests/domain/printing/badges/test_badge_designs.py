"""The designs that the program brings, and what else a design may say: sides, conditions, turns, shapes, codes."""

from dataclasses import replace
from typing import Any

import pytest

from organizer.domain.printing.badges.composing import BadgePerson, badge_digest, compose
from organizer.domain.printing.badges.templates import DEFAULTS, default_designs, parse_template
from organizer.domain.printing.faces import (
    Box,
    Code,
    Fill,
    Form,
    Modules,
    Picture,
    Placed,
    Shape,
    Symbology,
    Turn,
    Words,
    moved,
)
from organizer.errors import BadInput
from tests.domain.printing.badge_values import OCCASION, ROSSI, RULER, composed, flaws, template, text, words

SQUARE = {"kind": "rectangle", "box": [0, 0, 10, 10], "color": "ink"}
SPEAKER = replace(ROSSI, category="Speaker", second_category="演讲嘉宾")


def own(*elements: dict[str, Any], person: BadgePerson = SPEAKER, **more: Any) -> tuple[object, ...]:
    """What is drawn of a person by these elements."""
    face = composed(template(*elements, **more), person).face
    return (*face.fixed, *face.own)


# -- what the program brings -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", DEFAULTS)
def test_the_defaults_are_as_the_schema_says(name: str) -> None:
    assert flaws(default_designs()[name]) == []


def test_the_defaults_have_the_sizes_of_sleeves_and_rolls() -> None:
    sheets = {name: parse_template(design).sheet for name, design in default_designs().items()}
    assert sheets == {
        "portrait-90x130": (90_000, 130_000),
        "portrait-a6": (105_000, 148_000),
        "card-86x54": (86_000, 54_000),
        "card-90x60": (90_000, 60_000),
        "butterfly-a6": (105_000, 296_000),
        "card-4x3in": (101_600, 76_200),
        "roll-62mm": (62_000, 100_000),
    }


@pytest.mark.parametrize("name", DEFAULTS)
def test_the_defaults_show_both_languages_and_a_code(name: str) -> None:
    person = replace(SPEAKER, second_organization="米兰理工大学", second_country="意大利")
    badge = composed(parse_template(default_designs()[name]), person)
    said = " ".join(badge.face.words())
    for told in ("Elena Rossi", "埃琳娜·罗西", "Milano", "米兰理工大学", "Italy · 意大利", "Speaker", "演讲嘉宾"):
        assert told in said
    assert [each.text for each in badge.face.flat() if isinstance(each, Code)] == ["7K2M9XQP"]
    assert badge.problems == ()


def test_nothing_of_a_default_stands_outside_of_its_side() -> None:
    for name, design in default_designs().items():
        made = parse_template(design)
        for each in made.elements():
            assert each.box.x + each.box.width <= made.width, name
            assert each.box.y + each.box.height <= made.height, name


def test_what_a_thermal_printer_prints_is_black() -> None:
    made = parse_template(default_designs()["roll-62mm"])
    assert {made.color(color, 3) for each in made.elements() for color in each.content.colors} == {"#000000"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"size": [90_000]},
        {"elements": [{"kind": "sticker", "box": [0, 0, 1, 1]}]},
        {"elements": [{**SQUARE, "turn": 45}]},
        {"elements": [{**SQUARE, "wobbly": True}]},
        {"elements": [{"kind": "text", "box": [0, 0, 1, 1], "text": "{name}"}]},
        {"elements": [{"kind": "code", "box": [0, 0, 1, 1], "symbology": "aztec"}]},
        {"back": "other"},
        {"version": 2},
    ],
)
def test_the_schema_refuses_what_the_program_would(wrong: dict[str, Any]) -> None:
    assert flaws({"size": [9, 9], "elements": [SQUARE], **wrong}) != []


# -- sides and folds ---------------------------------------------------------------------------------------------------


def test_a_badge_without_a_back_is_printed_on_one_side() -> None:
    assert composed(template(text("{name}"))).back is None


def test_the_back_has_elements_of_its_own() -> None:
    wide = (0, 0, 200_000, 20_000)
    back = {"elements": [text("{event}", wide), text("{organization}", wide)]}
    badge = composed(template(text("{name}"), back=back))
    assert badge.face.words() == ("Elena Rossi",)
    assert badge.back is not None
    assert badge.back.words() == ("Technology Exchange 2026", "Politecnico di Milano")


def test_the_back_may_be_the_same() -> None:
    badge = composed(template(text("{event}"), text("{name}"), back="same"))
    assert badge.back == badge.face


def test_what_is_wrong_on_both_sides_is_told_once() -> None:
    design = template({"kind": "code", "box": [0, 0, 9, 9]}, back="same")
    assert len(composed(design, replace(ROSSI, code="")).problems) == 1


def test_a_folded_badge_is_one_sheet_whose_upper_half_is_turned() -> None:
    design = template(text("{name}"), fold=True, back={"elements": [text("{event}", (0, 0, 200_000, 20_000))]})
    badge = composed(design)
    assert (badge.face.width, badge.face.height, badge.back) == (100_000, 200_000, None)
    placed = [each for each in (*badge.face.fixed, *badge.face.own) if isinstance(each, Placed)]
    said = [
        (each.x, each.y, each.turn, [part.text for part in each.parts if isinstance(part, Words)]) for each in placed
    ]
    assert said == [
        (0, 100_000, Turn.NONE, []),
        (100_000, 100_000, Turn.HALF, ["Technology Exchange 2026"]),
        (0, 100_000, Turn.NONE, ["Elena Rossi"]),
        (100_000, 100_000, Turn.HALF, []),
    ]


def test_the_fold_is_marked_at_both_edges() -> None:
    marks = [each for each in composed(template(text("{name}"), fold=True)).face.fixed if isinstance(each, Fill)]
    assert [(each.box.x, each.box.y) for each in marks] == [(0, 99_950), (97_000, 99_950)]


# -- where and for whom ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("condition", "person", "there"),
    [
        ({"only": ["speaker"]}, SPEAKER, True),
        ({"only": ["  演讲嘉宾 "]}, SPEAKER, True),
        ({"only": ["Guest", "Press"]}, SPEAKER, False),
        ({"only": ["Speaker"]}, replace(ROSSI, category=""), False),
        ({"except": ["SPEAKER"]}, SPEAKER, False),
        ({"except": ["Guest"]}, SPEAKER, True),
        ({"when": "organization"}, SPEAKER, True),
        ({"when": "job_title"}, SPEAKER, False),
        ({"when": "job_title|title"}, SPEAKER, True),
        ({"when": "field:Diet"}, replace(SPEAKER, fields={"Diet": "vegan"}), True),
        ({"only": ["Speaker"], "when": "job_title"}, SPEAKER, False),
    ],
)
def test_an_element_may_be_there_for_some_only(condition: dict[str, Any], person: BadgePerson, there: bool) -> None:
    assert (own({**SQUARE, **condition}, person=person) != ()) is there


def test_a_badge_is_printed_again_when_a_condition_turns() -> None:
    design = template({**SQUARE, "only": ["Speaker"]})
    guest = replace(ROSSI, category="Guest")
    assert badge_digest(design, OCCASION, SPEAKER) != badge_digest(design, OCCASION, guest)
    assert badge_digest(design, OCCASION, guest) == badge_digest(design, OCCASION, replace(guest, category="Press"))


@pytest.mark.parametrize(("turn", "place"), [(90, (30_000, 50_000)), (180, (30_000, 70_000)), (270, (10_000, 70_000))])
def test_what_is_turned_stands_in_its_box(turn: int, place: tuple[int, int]) -> None:
    (placed,) = own({"kind": "rectangle", "box": [10_000, 50_000, 20_000, 20_000], "color": "ink", "turn": turn})
    assert placed == Placed(*place, Turn(turn), (Fill(Box(0, 0, 20_000, 20_000), "#000000"),))


def test_turned_text_has_the_length_of_its_box_for_its_width() -> None:
    (placed,) = own(text("{name}", (0, 0, 20_000, 60_000), turn=90))
    assert isinstance(placed, Placed)
    (line,) = placed.parts
    assert isinstance(line, Words)
    assert (placed.x, placed.y, line.text, line.size) == (20_000, 0, "Elena Rossi", 10_000)


def test_a_placed_part_is_moved_whole() -> None:
    assert moved(Placed(1, 2, Turn.HALF, ()), 10, 20) == Placed(11, 22, Turn.HALF, ())


@pytest.mark.parametrize("key", ["name", "locked", "group"])
def test_what_only_helps_the_designer_makes_no_badge_wrong(key: str) -> None:
    assert template({**SQUARE, key: "logo"}).digest == template(SQUARE).digest
    back = {"elements": [{**SQUARE, key: "logo"}]}
    assert template(SQUARE, back=back, guides={"x": [5]}).digest == template(SQUARE, back={"elements": [SQUARE]}).digest
    assert template(SQUARE, back=back).digest != template(SQUARE).digest


# -- shapes, pictures and codes ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "drawn"),
    [
        ({"kind": "rectangle", "color": "ink", "radius": 3}, Fill(Box(0, 0, 9, 9), "#000000", 3)),
        ({"kind": "rectangle"}, Fill(Box(0, 0, 9, 9), "#000000")),
        (
            {"kind": "rectangle", "outline": "none", "thickness": 400},
            Shape(Box(0, 0, 9, 9), Form.RECTANGLE, None, "#999999", 400),
        ),
        (
            {"kind": "ellipse", "color": "category", "outline": "#00ff00"},
            Shape(Box(0, 0, 9, 9), Form.ELLIPSE, "#333333", "#00ff00", 250),
        ),
        ({"kind": "ellipse"}, Shape(Box(0, 0, 9, 9), Form.ELLIPSE, "#000000", None, 250)),
        ({"kind": "image", "asset": "ab"}, Picture(Box(0, 0, 9, 9), "ab")),
        ({"kind": "image", "asset": "ab", "covers": True}, Picture(Box(0, 0, 9, 9), "ab", covers=True)),
        ({"kind": "photo"}, Picture(Box(0, 0, 9, 9), "cd", covers=True)),
    ],
)
def test_shapes_and_pictures(source: dict[str, Any], drawn: object) -> None:
    assert own({"box": [0, 0, 9, 9], **source}, person=replace(SPEAKER, photo="cd")) == (drawn,)


def test_without_a_photo_its_place_is_empty_and_a_new_one_is_printed() -> None:
    design = template({"kind": "photo", "box": [0, 0, 9, 9]})
    assert composed(design).face.own == ()
    assert badge_digest(design, OCCASION, ROSSI) != badge_digest(design, OCCASION, replace(ROSSI, photo="cd"))


def test_the_pictures_of_both_sides_are_known() -> None:
    image = {"kind": "image", "box": [0, 0, 9, 9]}
    design = template(
        {**image, "asset": "ab"}, {"kind": "photo", "box": [0, 0, 9, 9]}, back={"elements": [{**image, "asset": "cd"}]}
    )
    assert design.assets == {"ab", "cd"}


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ({}, ("7K2M9XQP", Symbology.QR)),
        ({"symbology": "code128"}, ("7K2M9XQP", Symbology.CODE_128)),
        ({"text": "{signed_code}"}, ("7K2M9XQP.ABCDEFGH", Symbology.QR)),
    ],
)
def test_a_code_is_of_the_kind_that_is_asked_for(source: dict[str, Any], said: tuple[str, Symbology]) -> None:
    asked: list[tuple[str, Symbology]] = []

    def encode(text: str, symbology: Symbology) -> Modules:
        asked.append((text, symbology))
        return Modules(1, b"\x01")

    design = template({"kind": "code", "box": [0, 0, 9, 9], **source})
    compose(design, OCCASION, replace(ROSSI, signed_code="7K2M9XQP.ABCDEFGH"), ruler=RULER, encode=encode)
    assert asked == [said]


def test_a_linear_code_is_one_row() -> None:
    modules = Modules(5, b"\x01\x00\x01\x01\x00")
    assert (modules.rows, list(modules.runs())) == (1, [(0, 1), (2, 4)])


# -- fields ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("expression", "person", "said"),
    [
        ("{full_name}", replace(ROSSI, family_name="王", given_name="晓宇"), ["王晓宇"]),
        ("{full_name}", replace(ROSSI, family_name="Rossi", given_name="Elena M."), ["Elena M. Rossi"]),
        ("{full_name}", ROSSI, ["Elena Rossi"]),
        ("{family_name|name}", ROSSI, ["Elena Rossi"]),
        ("{latin_name}", replace(ROSSI, name="王晓宇", second_name="Wang Xiaoyu"), ["Wang Xiaoyu"]),
        ("{latin_name}", replace(ROSSI, name="Đặng Ạ", second_name=""), ["Đặng Ạ"]),
        ("{latin_name|name}", replace(ROSSI, name="Олена", second_name=""), ["Олена"]),
        ("{wide_name}", ROSSI, ["埃琳娜·罗西"]),
        ("{country_code}", replace(ROSSI, country_code="IT"), ["IT"]),
        ("{table} · {second_table}", replace(ROSSI, table="T 4", second_table="4 号桌"), ["T 4 · 4 号桌"]),
        ("{sessions}", replace(ROSSI, sessions=("10:30 Opening", "14:00 Panel")), ["10:30 Opening", "14:00 Panel"]),
        ("{sessions|enrolled}", replace(ROSSI, enrolled=("Dinner",)), ["Dinner"]),
        ("{sessions}", ROSSI, []),
    ],
)
def test_what_fields_say(expression: str, person: BadgePerson, said: list[str]) -> None:
    assert [each.text for each in words(composed(template(text(expression, (0, 0, 100_000, 40_000))), person))] == said


def test_a_card_for_telephones_is_made_of_the_fields() -> None:
    (code,) = own(
        {"kind": "code", "box": [0, 0, 9, 9], "text": "{vcard}"}, person=replace(ROSSI, email="e@example.org")
    )
    assert isinstance(code, Code)
    assert code.text.split("\r\n")[:4] == ["BEGIN:VCARD", "VERSION:4.0", "FN:Elena Rossi", "N:;;;Prof.;"]
    assert "EMAIL:e@example.org" in code.text


# -- what is refused ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"version": 2}, "newer version"),
        ({"version": "one"}, "whole number"),
        ({"back": 7}, "back"),
        ({"back": {"elements": 3}}, "list"),
        ({"colors": ["ink"]}, "names"),
        ({"size": [0, 9]}, "wider"),
        ({"elements": [{**SQUARE, "turn": 45}]}, "element 1"),
        ({"elements": [{**SQUARE, "only": "Speaker"}]}, "element 1"),
        ({"elements": [{**SQUARE, "when": "shoe_size"}]}, "shoe_size"),
        ({"elements": [{"kind": "code", "box": [0, 0, 9, 9], "symbology": "aztec"}]}, "element 1"),
        ({"elements": [text("{name}", max_lines=0)]}, "element 1"),
        ({"elements": [text("{name}", least=0)]}, "element 1"),
        ({"elements": [text("{name}", tracking=5_000)]}, "element 1"),
        ({"elements": [text("{name}", gap=-1)]}, "element 1"),
        ({"elements": [{**SQUARE, "outline": "pinkish"}]}, "pinkish"),
        ({"elements": [{**SQUARE, "box": [0, 0, True, 9]}]}, "whole micrometres"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(wrong: dict[str, Any], told: str) -> None:
    with pytest.raises(BadInput, match=told):
        parse_template({"size": [9_000, 9_000], "colors": {"ink": "#000000"}, "elements": [SQUARE], **wrong})
