from dataclasses import replace

import pytest

from organizer.domain.printing.badges.composing import BadgePerson, Press, ProblemKind, badge_digest, duplicates
from organizer.domain.printing.badges.templates import default_design, default_template, parse_template
from organizer.domain.printing.faces import Box, Code, Fill, Forms, Words
from organizer.errors import BadInput
from tests.domain.printing.badge_values import OCCASION, ROSSI, RULER, composed, one_square, template, text, words


def test_a_text_stands_at_its_place() -> None:
    (line,) = words(composed(template(text("{name}", (5_000, 20_000, 90_000, 20_000)))))
    assert (line.text, line.x, line.size, line.color) == ("Elena Rossi", 5_000, 10_000, "#000000")
    assert line.baseline == 20_000 + 8_800


@pytest.mark.parametrize(("align", "x"), [("left", 0), ("center", 22_500), ("right", 45_000)])
def test_text_is_aligned_in_its_box(align: str, x: int) -> None:
    (line,) = words(composed(template(text("{name}", (0, 0, 100_000, 20_000), align=align))))
    assert line.x == x


@pytest.mark.parametrize(("anchor", "top"), [("top", 0), ("middle", 19_100), ("bottom", 38_200)])
def test_a_column_is_anchored_in_its_box(anchor: str, top: int) -> None:
    (line,) = words(composed(template(text("{name}", (0, 0, 100_000, 50_000), anchor=anchor))))
    assert line.baseline == top + 8_800


def test_a_missing_second_name_leaves_no_hole() -> None:
    lines = [{"text": "{second_name}", "size": 5_000}, {"text": "{name}", "size": 5_000, "gap": 1_000}]
    design = template({"kind": "column", "box": [0, 0, 90_000, 50_000], "lines": lines})
    (line,) = words(composed(design, replace(ROSSI, second_name="")))
    assert line.baseline == 4_400


def test_separators_vanish_with_their_fields() -> None:
    design = template(text("{country} · {second_country} · {place}", (0, 0, 100_000, 20_000)))
    assert [line.text for line in words(composed(design))] == ["Italy · Beijing"]


def test_the_badge_name_goes_before_the_name() -> None:
    design = template(text("{badge_name|name}", (0, 0, 100_000, 20_000)))
    assert words(composed(design, replace(ROSSI, badge_name="Elena R.")))[0].text == "Elena R."
    assert words(composed(design))[0].text == "Elena Rossi"


def test_a_custom_field_can_stand_on_the_badge() -> None:
    design = template(text("Table {field:Table}", (0, 0, 100_000, 20_000)))
    assert words(composed(design, replace(ROSSI, fields={"Table": "12"})))[0].text == "Table 12"
    assert words(composed(design)) == []


def test_what_the_second_language_only_repeats_is_left_out() -> None:
    design = template(text("{organization} · {second_organization}", (0, 0, 200_000, 20_000)))
    person = replace(ROSSI, second_organization="Politecnico di Milano")
    assert words(composed(design, person))[0].text == "Politecnico di Milano"


def test_ideographs_may_be_larger() -> None:
    design = template(text("{name}", (0, 0, 100_000, 40_000), ideographic_size=20_000))
    assert words(composed(design, replace(ROSSI, name="李明")))[0].size == 20_000
    assert words(composed(design))[0].size == 10_000


def test_the_band_has_the_colour_of_the_category() -> None:
    design = template({"kind": "rectangle", "box": [0, 0, 10, 10], "color": "category"})
    colors = {number: composed(design, replace(ROSSI, color=number)).face.own[0] for number in (0, 4, None)}
    assert colors == {
        0: Fill(Box(0, 0, 10, 10), "#111111"),
        4: Fill(Box(0, 0, 10, 10), "#222222"),
        None: Fill(Box(0, 0, 10, 10), "#999999"),
    }


def test_the_code_says_the_persons_code() -> None:
    (code,) = composed(template({"kind": "code", "box": [1, 2, 3, 3], "color": "ink"})).face.own
    assert isinstance(code, Code)
    assert (code.text, code.box) == ("7K2M9XQP", Box(1, 2, 3, 3))


def test_the_part_that_is_the_same_is_one_object_for_all() -> None:
    press = Press(
        template(text("{event}", (0, 0, 200_000, 20_000)), text("{name}")), OCCASION, ruler=RULER, encode=one_square
    )
    first, second = (press.compose(replace(ROSSI, id=id)).face for id in (1, 2))
    assert first.fixed is second.fixed
    assert [each.text for each in first.fixed if isinstance(each, Words)] == ["Technology Exchange 2026"]
    assert [each.text for each in first.own if isinstance(each, Words)] == ["Elena Rossi"]


def test_a_japanese_name_is_written_in_japanese_forms_and_the_category_in_those_of_all() -> None:
    design = template(text("{name}"), text("{organization}"), text("{category}"))
    badge = composed(design, replace(ROSSI, name="佐藤 直", forms=Forms.JAPANESE))
    assert [line.forms for line in words(badge)] == [Forms.JAPANESE, Forms.JAPANESE, Forms.CHINESE]


# -- problems ----------------------------------------------------------------------------------------------------------


def kinds(person: BadgePerson, *elements: dict) -> list[ProblemKind]:  # type: ignore[type-arg]
    return [problem.kind for problem in composed(template(*elements), person).problems]


def test_a_missing_code_is_told() -> None:
    code = {"kind": "code", "box": [0, 0, 9, 9], "color": "ink"}
    assert kinds(replace(ROSSI, code=""), code) == [ProblemKind.MISSING_CODE]
    assert kinds(ROSSI, code) == []


def test_a_character_without_a_font_is_told() -> None:
    badge = composed(template(text("{name}")), replace(ROSSI, name="Li ☃"))
    (problem,) = badge.problems
    assert (problem.kind, problem.person, "☃" in problem.text) == (ProblemKind.MISSING_GLYPH, 7, True)


def test_small_and_cut_texts_are_told() -> None:
    long = text("{name}", (0, 0, 50_000, 20_000), small=6_000, least=4_000)
    assert kinds(replace(ROSSI, name="Maximiliana Rossini"), long) == [ProblemKind.SHRUNK]
    assert kinds(replace(ROSSI, name="Maximiliana Alexandra Rossini"), long) == [ProblemKind.CUT]


def test_lines_that_do_not_fit_below_each_other_shrink_and_then_go() -> None:
    lines = [{"text": "{name}", "size": 8_000, "least": 5_000}, {"text": "{country}", "size": 8_000, "least": 5_000}]
    low = {"kind": "column", "box": [0, 0, 90_000, 12_500], "lines": lines}
    assert [line.size for line in words(composed(template(low)))] == [5_200, 5_200]
    lower = {**low, "box": [0, 0, 90_000, 9_000]}
    badge = composed(template(lower))
    assert [line.text for line in words(badge)] == ["Elena Rossi"]
    assert [problem.kind for problem in badge.problems] == [ProblemKind.CUT]


def test_an_empty_template_is_printed_and_told_once_for_all_badges() -> None:
    press = Press(template(), OCCASION, ruler=RULER, encode=one_square)
    assert [(problem.person, problem.kind) for problem in press.problems] == [(0, ProblemKind.EMPTY)]
    badge = press.compose(ROSSI)
    assert (tuple(badge.face.flat()), badge.problems) == ((), ())


def test_a_long_name_of_the_event_is_told_once_for_all_badges() -> None:
    design = template(text("{event}", (0, 0, 30_000, 20_000)), text("{name}"))
    press = Press(design, OCCASION, ruler=RULER, encode=one_square)
    assert [(problem.person, problem.kind) for problem in press.problems] == [(0, ProblemKind.CUT)]
    assert press.compose(ROSSI).problems == ()


def test_two_people_of_one_name_and_organization_are_told() -> None:
    people = [ROSSI, replace(ROSSI, id=8, name="ELENA  ROSSI"), replace(ROSSI, id=9, organization="VTT")]
    assert [(problem.person, problem.kind) for problem in duplicates(people)] == [(8, ProblemKind.DUPLICATE)]


# -- digests -----------------------------------------------------------------------------------------------------------


def test_a_badge_that_says_the_same_needs_no_reprint() -> None:
    design = template(text("{name}"))
    assert badge_digest(design, OCCASION, ROSSI) == badge_digest(design, OCCASION, replace(ROSSI, country="Finland"))


@pytest.mark.parametrize("change", [{"name": "Elena Russo"}, {"color": 1}, {"code": "ZZZZZZZZ"}])
def test_a_badge_that_says_something_else_needs_one(change: dict[str, object]) -> None:
    design = template(text("{name}"), {"kind": "code", "box": [0, 0, 9, 9], "color": "category"})
    changed = replace(ROSSI, **change)  # type: ignore[arg-type]
    assert badge_digest(design, OCCASION, ROSSI) != badge_digest(design, OCCASION, changed)


def test_another_template_or_event_needs_a_reprint() -> None:
    one, two = template(text("{name} · {event}")), template(text("{name} · {event}", size=9_000))
    assert badge_digest(one, OCCASION, ROSSI) != badge_digest(two, OCCASION, ROSSI)
    assert badge_digest(one, OCCASION, ROSSI) != badge_digest(one, replace(OCCASION, event="Forum"), ROSSI)


# -- templates ---------------------------------------------------------------------------------------------------------


def test_the_default_template_shows_everything_a_badge_needs() -> None:
    person = replace(ROSSI, job_title="Head", second_organization="米兰理工大学", second_country="意大利")
    badge = composed(default_template(), replace(person, second_category="演讲嘉宾"))
    said = set(badge.face.words())
    assert said >= {"Elena Rossi", "埃琳娜·罗西", "Prof.", "Head", "Politecnico di Milano", "米兰理工大学"}
    assert said >= {"Italy · 意大利", "Speaker", "演讲嘉宾", "7K2M9XQP", "Technology Exchange 2026"}
    assert [each.text for each in badge.face.own if isinstance(each, Code)] == ["7K2M9XQP"]
    assert badge.problems == ()


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"size": [90]}, "size"),
        ({"size": [90.5, 130]}, "whole micrometres"),
        ({"elements": None}, "elements"),
        ({"elements": [{"kind": "sticker"}]}, "sticker"),
        ({"elements": [text("{shoe_size}")]}, "shoe_size"),
        ({"elements": [text("{name}", color="pinkish")]}, "pinkish"),
        ({"elements": [{"kind": "text", "text": "{name}", "box": [0, 0]}]}, "element 1"),
        ({"elements": [text("{name}", align="middle")]}, "element 1"),
        ({"elements": [text("{name}", weight="fat")]}, "element 1"),
        ({"elements": ["text"]}, "element 1"),
        ({"colors": {"ink": "black"}}, "black"),
    ],
)
def test_a_wrong_template_is_refused_in_a_sentence(wrong: dict[str, object], told: str) -> None:
    with pytest.raises(BadInput, match=told):
        parse_template({**default_design(), **wrong})
