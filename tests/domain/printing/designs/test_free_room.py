"""New elements on a badge of 90 × 120 mm do not land on each other."""

from typing import Any

import pytest

from organizer.domain.printing.designs.arranging import Axis
from organizer.domain.printing.designs.document import Document, Side, open_design
from organizer.domain.printing.designs.edits import add
from organizer.domain.printing.designs.free_room import free_place, free_room
from organizer.domain.printing.designs.guides import add_guide
from organizer.domain.printing.faces import Box

SHEET = Box(0, 0, 90_000, 120_000)
TEXT = (72_000, 10_000)


def badge(*elements: dict[str, Any]) -> Document:
    return open_design({"size": [90_000, 120_000], "elements": list(elements)})


def with_text(document: Document, box: Box) -> Document:
    source = {"kind": "text", "box": [box.x, box.y, box.width, box.height], "text": "a", "size": 5_000}
    return add(document, [source], side=Side.FRONT)


def test_the_first_stands_in_the_middle_of_what_is_seen() -> None:
    assert free_place(badge(), Side.FRONT, TEXT, seen=SHEET) == Box(9_000, 55_000, *TEXT)
    near = free_place(badge(), Side.FRONT, (10_000, 10_000), seen=Box(40_000, 60_000, 40_000, 40_000))
    assert near == Box(55_000, 75_000, 10_000, 10_000)


def test_those_that_follow_stand_beside_each_other() -> None:
    document, boxes = badge(), list[Box]()
    for _each in range(8):
        place = free_place(document, Side.FRONT, TEXT, seen=SHEET)
        assert [each for each in boxes if each.meets(place)] == []
        boxes.append(place)
        document = with_text(document, place)
    assert all(SHEET.holds(each) for each in boxes)


def test_a_light_ground_is_free_room() -> None:
    ground = {"kind": "rectangle", "box": [0, 0, 90_000, 120_000], "color": "paper"}
    document = open_design({**badge(ground).head, "colors": {"paper": "#fff4d6"}, "elements": [ground]})
    assert free_place(document, Side.FRONT, TEXT, seen=SHEET) == Box(9_000, 55_000, *TEXT)


@pytest.mark.parametrize("color", ["#101828", "category"])
def test_a_dark_ground_is_none_and_a_text_neither(color: str) -> None:
    places = (Box(9_000, 30_000, *TEXT), Box(9_000, 80_000, *TEXT))
    ground = badge({"kind": "rectangle", "box": [0, 40_000, 90_000, 40_000], "color": color})
    assert free_place(ground, Side.FRONT, TEXT, seen=SHEET) in places
    text = badge({"kind": "text", "box": [0, 40_000, 90_000, 40_000], "text": "a", "size": 5_000})
    assert free_place(text, Side.FRONT, TEXT, seen=SHEET) in places


def test_where_no_room_is_left_it_stands_where_it_covers_least() -> None:
    full = badge(
        {"kind": "text", "box": [0, 0, 90_000, 100_000], "text": "a", "size": 5_000},
        {"kind": "code", "box": [0, 95_000, 30_000, 25_000]},
    )
    assert free_place(full, Side.FRONT, (56_000, 30_000), seen=SHEET) == Box(34_000, 90_000, 56_000, 30_000)


def test_a_guide_is_kept_to() -> None:
    guided = add_guide(badge(), Axis.DOWN, 40_300)
    place = free_place(guided, Side.FRONT, (10_000, 10_000), seen=Box(35_000, 50_000, 20_600, 20_000))
    assert place == Box(40_300, 55_000, 10_000, 10_000)


def test_what_is_larger_than_the_badge_is_made_to_fit() -> None:
    assert free_place(badge(), Side.FRONT, (200_000, 10_000), seen=SHEET) == Box(0, 55_000, 90_000, 10_000)


def test_a_picture_shrinks_to_what_is_free_and_leaves_a_code_its_margin() -> None:
    text = {"kind": "text", "box": [0, 0, 90_000, 70_000], "text": "a", "size": 5_000}
    code = {"kind": "code", "box": [60_000, 80_000, 30_000, 30_000]}
    assert free_room(badge(text, code), Side.FRONT, (60_000, 40_000), seen=SHEET) == Box(14_000, 70_000, 42_000, 28_000)
    assert free_room(badge(), Side.FRONT, (45_000, 40_000), seen=SHEET) == Box(22_500, 40_000, 45_000, 40_000)


def test_where_nothing_is_free_a_picture_is_small() -> None:
    full = badge({"kind": "text", "box": [0, 0, 90_000, 120_000], "text": "a", "size": 5_000})
    place = free_room(full, Side.FRONT, (40_000, 20_000), seen=SHEET)
    assert (place.width, place.height) == (14_000, 7_000)
    coded = add(full, [{"kind": "code", "box": [35_000, 50_000, 20_000, 20_000]}], side=Side.FRONT)
    beside = free_room(coded, Side.FRONT, (40_000, 20_000), seen=SHEET)
    assert not beside.meets(Box(33_000, 48_000, 24_000, 24_000))
