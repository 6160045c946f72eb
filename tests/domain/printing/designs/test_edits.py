"""Edits of a design, one by one and in any sequence."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer.domain.printing.badges.templates import default_design, parse_template
from organizer.domain.printing.designs.arranging import Axis, Edge, align, align_to_badge, distribute
from organizer.domain.printing.designs.clipboard import copied, is_clip, pasted, restyled
from organizer.domain.printing.designs.document import Document, Reverse, Side, design_of, new_ids, open_design
from organizer.domain.printing.designs.edits import (
    duplicate,
    group,
    remove,
    rename_group,
    set_head,
    set_keys,
    set_line,
    set_lines,
    set_locked,
    set_reverse,
    ungroup,
    with_groups,
)
from organizer.domain.printing.designs.guides import add_guide, guides, move_guide, remove_guide
from organizer.domain.printing.designs.history import DesignHistory
from organizer.domain.printing.designs.ordering import Order, carry, reorder
from organizer.domain.printing.designs.placing import bounds, move, place, resize
from organizer.domain.printing.faces import Box
from organizer.errors import BadInput
from tests.domain.printing.badge_values import flaws

SQUARE = '{"kind": "rectangle", "box": [0, 0, 9, 9]}'


def element(x: int = 0, y: int = 0, width: int = 10_000, height: int = 10_000, **more: Any) -> dict[str, Any]:
    return {"kind": "rectangle", "box": [x, y, width, height], "color": "ink", **more}


def a_document(*elements: dict[str, Any], **more: Any) -> Document:
    head = {"version": 1, "size": [90_000, 130_000], "colors": {"ink": "#000000", "red": "#cc0000"}, "categories": []}
    return open_design({**head, **more, "elements": list(elements)})


def boxes(document: Document) -> list[tuple[int, int, int, int]]:
    return [(b.x, b.y, b.width, b.height) for b in (each.box for each in document.front)]


def ids(document: Document) -> list[int]:
    return [each.id for each in document.front]


def test_a_design_comes_back_as_it_was() -> None:
    assert design_of(open_design(default_design())) == default_design()


def test_elements_move_together_and_stop_where_the_first_of_them_does() -> None:
    made = move(a_document(element(1_000, 0), element(5_000, 7_000)), [1, 2], right=-3_000, down=500)
    assert boxes(made) == [(0, 500, 10_000, 10_000), (4_000, 7_500, 10_000, 10_000)]


def test_what_is_locked_stays() -> None:
    before = set_locked(a_document(element(), element(20_000)), [1], locked=True)
    made = remove(set_keys(move(before, [1, 2], right=1_000), [1], {"color": "red"}), [1, 2])
    assert design_of(made)["elements"] == [element(locked=True)]
    assert design_of(set_locked(made, [1], locked=False))["elements"] == [element()]


def test_several_are_stretched_with_the_box_around_them() -> None:
    before = a_document(element(0, 0), element(20_000, 20_000))
    made = resize(before, [1, 2], old=Box(0, 0, 30_000, 30_000), new=Box(0, 0, 60_000, 30_000))
    assert boxes(made) == [(0, 0, 20_000, 10_000), (40_000, 20_000, 20_000, 10_000)]


def test_a_box_never_becomes_what_no_template_may_say() -> None:
    made = place(a_document(element()), {1: Box(-5, 2_000_000, 0, -3)})
    assert boxes(made) == [(0, 999_900, 100, 100)]
    parse_template(design_of(made))


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (Order.FRONT, [1, 3, 5, 2, 4]),
        (Order.BACK, [2, 4, 1, 3, 5]),
        (Order.FORWARD, [1, 3, 2, 5, 4]),
        (Order.BACKWARD, [2, 1, 4, 3, 5]),
    ],
)
def test_order(order: Order, expected: list[int]) -> None:
    assert ids(reorder(a_document(*[element()] * 5), [2, 4], order)) == expected


def test_what_is_in_front_already_goes_no_further() -> None:
    before = a_document(*[element()] * 3)
    assert reorder(before, [2, 3], Order.FORWARD) == before


def test_groups_are_chosen_as_a_whole_and_a_copy_of_one_is_another_one() -> None:
    made = duplicate(group(a_document(element(), element(), element()), [1, 2]), [1, 2], right=2_000, down=0)
    assert with_groups(made, [1]) == {1, 2}
    assert with_groups(made, [4]) == {4, 5}
    assert with_groups(ungroup(made, [1, 2]), [1]) == {1}


@pytest.mark.parametrize(
    ("edge", "expected"),
    [
        (Edge.LEFT, [(10_000, 0), (10_000, 30_000)]),
        (Edge.CENTER, [(20_000, 0), (15_000, 30_000)]),
        (Edge.RIGHT, [(30_000, 0), (20_000, 30_000)]),
        (Edge.TOP, [(10_000, 0), (20_000, 0)]),
        (Edge.MIDDLE, [(10_000, 15_000), (20_000, 15_000)]),
        (Edge.BOTTOM, [(10_000, 30_000), (20_000, 30_000)]),
    ],
)
def test_align_to_each_other(edge: Edge, expected: list[tuple[int, int]]) -> None:
    made = align(a_document(element(10_000, 0), element(20_000, 30_000, 20_000)), [1, 2], edge)
    assert [(box[0], box[1]) for box in boxes(made)] == expected


def test_a_single_one_is_aligned_to_the_badge_and_a_group_as_one() -> None:
    assert boxes(align(a_document(element()), [1], Edge.RIGHT)) == [(80_000, 0, 10_000, 10_000)]
    made = align(group(a_document(element(0), element(10_000)), [1, 2]), [1, 2], Edge.RIGHT)
    assert [box[0] for box in boxes(made)] == [70_000, 80_000]
    apart = align_to_badge(a_document(element(0), element(10_000)), [1, 2], Edge.RIGHT)
    assert [box[0] for box in boxes(apart)] == [80_000, 80_000]


def test_distribute_makes_gaps_equal_and_leaves_the_outermost() -> None:
    before = a_document(element(0), element(11_000), element(40_000), element(75_000, 0, 5_000))
    made = distribute(before, [1, 2, 3, 4], Axis.ACROSS)
    assert [box[0] for box in boxes(made)] == [0, 25_000, 50_000, 75_000]
    assert distribute(before, [1, 2], Axis.ACROSS) == before


def test_a_text_with_several_lines_is_a_column_and_with_one_a_text_again() -> None:
    text = {"kind": "text", "box": [0, 0, 50_000, 9_000], "text": "{name}", "size": 5_000, "name": "Name"}
    line, other = {"text": "{name}", "size": 5_000}, {"text": "{country}", "size": 3_000}
    made = set_lines(a_document(text), 1, [line, other])
    column = {"kind": "column", "box": [0, 0, 50_000, 9_000], "name": "Name", "lines": [line, other]}
    assert design_of(made)["elements"] == [column]
    assert set_line(made, 1, 1, {"size": 4_000}).front[0].lines[1]["size"] == 4_000
    assert design_of(set_lines(made, 1, [line]))["elements"] == [text]


def test_the_back_is_missing_the_same_or_its_own() -> None:
    before = a_document(element())
    assert design_of(set_reverse(before, Reverse.SAME))["back"] == "same"
    own = pasted(set_reverse(before, Reverse.OWN), copied(before, [1]), side=Side.BACK)
    assert design_of(own)["back"] == {"elements": [element()]}
    assert design_of(open_design(design_of(own))) == design_of(own)
    assert set_reverse(own, Reverse.NONE).all_items == before.front


def test_guides_are_laid_moved_and_taken_away_and_change_no_badge() -> None:
    before = a_document(element())
    made = move_guide(add_guide(add_guide(before, Axis.DOWN, 8_000), Axis.ACROSS, 5), Axis.DOWN, old=8_000, new=9_000)
    assert (guides(made, Axis.DOWN), guides(made, Axis.ACROSS)) == ((9_000,), (5,))
    assert parse_template(design_of(made)).digest == parse_template(design_of(before)).digest
    assert remove_guide(remove_guide(made, Axis.DOWN, 9_000), Axis.ACROSS, 5) == before


def test_what_is_copied_is_pasted_into_another_template_with_its_colours() -> None:
    first = group(a_document(element(color="red"), element(5_000)), [1, 2])
    other = open_design({"size": [50_000, 50_000], "colors": {}, "elements": [element(color="#111111")]})
    clip = copied(first, [1, 2])
    made = pasted(other, clip, side=Side.FRONT)
    assert is_clip(clip)
    assert new_ids(other, made) == (2, 3)
    assert made.head["colors"] == {"ink": "#000000", "red": "#cc0000"}
    assert [box[:2] for box in boxes(made)] == [(0, 0), (2_000, 2_000), (7_000, 2_000)]
    assert with_groups(made, [2]) == {2, 3}


def test_the_colour_of_an_outline_comes_along_too() -> None:
    first = a_document(element(color=None, outline="red"))
    made = pasted(open_design({"size": [9_000, 9_000], "elements": []}), copied(first, [1]), side=Side.FRONT)
    assert made.head["colors"] == {"red": "#cc0000"}
    parse_template(design_of(made))


@pytest.mark.parametrize(
    "text",
    ["", "Elena Rossi", "[]", '{"elements": []}', '{"organizer-badge-elements": 1, "elements": []}']
    + [f'{{"organizer-badge-elements": 1, "elements": [{each}]}}' for each in ("7", '{"box": [1, 2]}')]
    + ['{"organizer-badge-elements": 1, "elements": [{"kind": "spiral", "box": [0, 0, 1, 1]}]}']
    + ['{"organizer-badge-elements": 1, "elements": 7}', "[" * 100_000]
    + [f'{{"organizer-badge-elements": 1, "colors": {each}, "elements": [{SQUARE}]}}' for each in ("7", '{"a": 1}')],
)
def test_other_text_on_the_clipboard_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        pasted(a_document(element()), text, side=Side.FRONT)


def test_steps_of_one_run_are_taken_back_together() -> None:
    first = a_document(element())
    history = DesignHistory(first)
    for step in range(1, 4):
        history = history.then(move(first, [1], right=step * 500), "Right", "right")
    history = history.rested().then(move(history.now, [1], down=500), "Down", "down")
    assert boxes(history.back().now) == [(1_500, 0, 10_000, 10_000)]
    assert history.back().back().now == first
    back = history.back()
    assert (history.undo_label, history.redo_label) == ("Down", "")
    assert (back.undo_label, back.redo_label) == ("Right", "Down")
    assert (back.back().undo_label, back.back().redo_label) == ("", "Right")
    assert history.back().back().forth().forth().now == history.now


def test_a_group_lies_together_where_its_uppermost_lies_and_has_a_name() -> None:
    made = group(a_document(element(), element(), element(), element()), [1, 3])
    assert [each.id for each in made.front] == [2, 1, 3, 4]
    named = rename_group(made, made.front[1].group, "Head")
    assert [each.group for each in named.front] == ["", "Head", "Head", ""]
    assert rename_group(named, "Head", "") is rename_group(named, "Head", "Head") is named


def test_a_group_is_not_called_as_another_one() -> None:
    made = group(a_document(element(), element()), [1])
    made = rename_group(group(made, [2]), "group 1", "Head")
    with pytest.raises(BadInput, match="There is a group “Head” already"):
        rename_group(made, "group 2", "Head")


@pytest.mark.parametrize(
    ("ids", "above", "expected"),
    [([1], 3, [2, 3, 1, 4]), ([4], 1, [1, 4, 2, 3]), ([2, 4], None, [2, 4, 1, 3]), ([2, 3], 2, [1, 2, 3, 4])],
)
def test_elements_are_carried_above_another_one(ids: list[int], above: int | None, expected: list[int]) -> None:
    before = a_document(element(), element(), element(), element())
    assert [each.id for each in carry(before, ids, side=Side.FRONT, above=above).front] == expected


def test_what_stood_lower_than_a_smaller_badge_is_high_comes_onto_it() -> None:
    clip = copied(a_document(element(60_000, 110_000), element(70_000, 120_000)), [1, 2])
    made = pasted(a_document(size=[86_000, 54_000]), clip, side=Side.FRONT)
    assert boxes(made) == [(60_000, 34_000, 10_000, 10_000), (70_000, 44_000, 10_000, 10_000)]
    larger = pasted(a_document(), clip, side=Side.FRONT)
    assert [each[:2] for each in boxes(larger)] == [(60_000, 110_000), (70_000, 120_000)]


def test_a_style_goes_to_what_is_of_its_kind_and_its_colour_to_the_rest() -> None:
    text = {"kind": "text", "box": [0, 0, 9, 9], "text": "{name}", "size": 5_000}
    column = {
        "kind": "column",
        "box": [0, 0, 9, 9],
        "lines": [{"text": "a", "size": 9, "case": "upper"}, {"text": "b"}],
    }
    model = {**text, "weight": "bold", "align": "center", "color": "red", "anchor": "middle", "turn": 90}
    document = a_document(model, column, {**text, "tracking": 9}, element(), {"kind": "photo", "box": [0, 0, 9, 9]})
    made = restyled(document, [2, 3, 4, 5], copied(document, [1])).by_id
    style = {"size": 5_000, "weight": "bold", "align": "center", "color": "red"}
    assert made[2].source == {**column, "anchor": "middle", "lines": [{"text": each, **style} for each in "ab"]}
    assert made[3].source == {**text, **style, "anchor": "middle"}
    assert made[4].source == {**element(), "color": "red"}
    assert made[5].source == {"kind": "photo", "box": [0, 0, 9, 9]}


def test_the_style_of_a_shape_brings_its_colours_to_another_template() -> None:
    blue = {"colors": {"ink": "#111111", "blue": "#0000ff"}}
    clip = copied(a_document(element(outline="blue", thickness=500, color="ink"), **blue), [1])
    made = restyled(a_document(element(radius=900)), [1], clip)
    assert made.front[0].source == element(outline="blue", thickness=500, color="ink")
    assert made.head["colors"] == {"ink": "#000000", "red": "#cc0000", "blue": "#0000ff"}


def test_what_already_reaches_too_far_is_copied_without_leaving_the_badge_at_its_other_end() -> None:
    document = a_document(element(), element(0, 999_901, 10_000, 100))
    assert [each.box.y for each in duplicate(document, [1, 2], right=0, down=0).front[2:]] == [0, 999_901]


# -- any sequence ------------------------------------------------------------------------------------------------------

NUMBERS = st.integers(-2_000_000, 2_000_000)
BOXES = st.builds(Box, NUMBERS, NUMBERS, NUMBERS, NUMBERS)
WHICH = st.frozensets(st.integers(1, 24), min_size=1, max_size=8)


def some(document: Document, which: frozenset[int]) -> frozenset[int]:
    """Numbers that exist, taken from any numbers."""
    known = [each.id for each in document.all_items]
    return frozenset(known[each % len(known)] for each in which) if known else frozenset()


def _resized(document: Document, which: frozenset[int], box: Box) -> Document:
    several = document.chosen(some(document, which))
    return resize(document, which, old=bounds(each.box for each in several), new=box) if several else document


def _thinned(document: Document, which: frozenset[int]) -> Document:
    """Not everything: a badge with nothing on it is none."""
    made = remove(document, some(document, which))
    return made if made.front else document


def _lined(document: Document, which: frozenset[int]) -> Document:
    item = document.by_id[min(some(document, which))]
    return set_lines(document, item.id, [*item.lines, {"text": "{country}", "size": 2_000}]) if item.lines else document


def _pasted(document: Document, which: frozenset[int], side: Side) -> Document:
    if side is Side.BACK and document.reverse is not Reverse.OWN:
        return document
    return pasted(document, copied(document, which), side=side)


def _restyled(document: Document, which: frozenset[int], like: frozenset[int]) -> Document:
    return restyled(document, which, copied(document, like)) if like else document


EDITS = st.one_of(
    st.builds(lambda w, r, d: lambda doc: move(doc, some(doc, w), right=r, down=d), WHICH, NUMBERS, NUMBERS),
    st.builds(lambda w, b: lambda doc: place(doc, dict.fromkeys(some(doc, w), b)), WHICH, BOXES),
    st.builds(lambda w, b: lambda doc: _resized(doc, w, b), WHICH, BOXES),
    st.builds(lambda w: lambda doc: _thinned(doc, w), WHICH),
    st.builds(lambda w, r: lambda doc: duplicate(doc, some(doc, w), right=r, down=r), WHICH, NUMBERS),
    st.builds(lambda w, o: lambda doc: reorder(doc, some(doc, w), o), WHICH, st.sampled_from(Order)),
    st.builds(lambda w, above: lambda doc: carry(doc, some(doc, w), side=Side.FRONT, above=above), WHICH, NUMBERS),
    st.builds(lambda w, c: lambda doc: _restyled(doc, some(doc, w), some(doc, c)), WHICH, WHICH),
    st.builds(lambda w, e: lambda doc: align(doc, some(doc, w), e), WHICH, st.sampled_from(Edge)),
    st.builds(lambda w, e: lambda doc: align_to_badge(doc, some(doc, w), e), WHICH, st.sampled_from(Edge)),
    st.builds(lambda w, a: lambda doc: distribute(doc, some(doc, w), a), WHICH, st.sampled_from(Axis)),
    st.builds(lambda w: lambda doc: group(doc, some(doc, w)), WHICH),
    st.builds(lambda w: lambda doc: ungroup(doc, some(doc, w)), WHICH),
    st.builds(lambda w, on: lambda doc: set_locked(doc, some(doc, w), locked=on), WHICH, st.booleans()),
    st.builds(
        lambda w, f: lambda doc: set_keys(doc, some(doc, w), {"when": f}), WHICH, st.sampled_from(["title", "category"])
    ),
    st.builds(lambda w: lambda doc: _lined(doc, w), WHICH),
    st.builds(lambda a, at: lambda doc: add_guide(doc, a, at), st.sampled_from(Axis), NUMBERS),
    st.builds(lambda w, s: lambda doc: _pasted(doc, some(doc, w), s), WHICH, st.sampled_from(Side)),
    st.builds(lambda r: lambda doc: set_reverse(doc, r), st.sampled_from(Reverse)),
    st.builds(lambda w, h: lambda doc: set_head(doc, "size", [w, h]), *[st.integers(10_000, 300_000)] * 2),
)


@given(st.lists(EDITS, max_size=12))
def test_any_sequence_of_edits_gives_designs_that_parse_and_can_all_be_undone_and_redone(edits: list[Any]) -> None:
    first = open_design(default_design())
    history, texts = DesignHistory(first), [json.dumps(design_of(first))]
    for edit in edits:
        after = history.then(edit(history.now), "Edit")
        if after is not history:
            parse_template(design_of(after.now))
            assert len({each.id for each in after.now.all_items}) == len(after.now.all_items)
            texts.append(json.dumps(design_of(after.now)))
        history = after
    last = history.now
    assert flaws(design_of(last)) == []
    seen = [json.dumps(design_of(history.now))]
    while history.past:
        history = history.back()
        seen.append(json.dumps(design_of(history.now)))
    assert history.now == first
    assert seen[::-1] == texts, "an edit changed an earlier document in place"
    while history.future:
        history = history.forth()
    assert history.now == last
