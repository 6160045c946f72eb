import pytest

from organizer.domain.programme.outline import (
    Item,
    ItemKind,
    Place,
    every,
    filtered,
    neighbour,
    number,
    problems,
    with_new,
)

ACTIVITY, SESSION, TALK = ItemKind


def item(kind, id, title, *children, what="", room=""):
    place = Place(room, 0, 540) if kind is SESSION else None
    return Item(kind, id, title, "", what, None, 30, place, 0, tuple(children))


TREE = (
    item(
        ACTIVITY,
        1,
        "Roadshow",
        item(SESSION, 1, "Chips", item(TALK, 1, "Sensor"), item(TALK, 2, "芯片"), what="Circuits", room="Hall A"),
        item(SESSION, 2, "Energy", item(TALK, 3, "Battery")),
    ),
    item(ACTIVITY, 2, "Closing"),
    item(SESSION, 3, "Alone"),
)


def titles(items):
    return [each.title for each in every(items)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ["Roadshow", "Chips", "Sensor", "芯片", "Energy", "Battery", "Closing", "Alone"]),
        ("battery", ["Roadshow", "Energy", "Battery"]),
        ("chips", ["Roadshow", "Chips", "Sensor", "芯片"]),
        ("片", ["Roadshow", "Chips", "芯片"]),
        ("hall circuits", ["Roadshow", "Chips", "Sensor", "芯片"]),
        ("alone", ["Alone"]),
        ("nothing", []),
    ],
)
def test_what_is_found_keeps_what_holds_it(text, found):
    assert titles(filtered(TREE, text)) == found


@pytest.mark.parametrize(
    ("kind", "parent", "before"),
    [
        (TALK, (SESSION, 1), "Energy"),
        (SESSION, (ACTIVITY, 2), "Alone"),
        (ACTIVITY, None, None),
        (SESSION, (ACTIVITY, 9), None),
    ],
)
def test_a_new_line_stands_below_the_others(kind, parent, before):
    now, known = titles(with_new(TREE, kind, "New", parent)), titles(TREE)
    place = known.index(before) if before else len(known)
    assert now == [*known[:place], "New", *known[place:]]


@pytest.mark.parametrize(
    ("key", "step", "place"),
    [
        ((TALK, 1), 1, (1, 1)),
        ((TALK, 2), 1, (2, 0)),
        ((TALK, 3), -1, (1, 2)),
        ((TALK, 1), -1, None),
        ((TALK, 3), 1, (3, 0)),
        ((SESSION, 2), 1, (2, 0)),
        ((SESSION, 3), -1, (2, 0)),
        ((SESSION, 1), -1, None),
        ((ACTIVITY, 1), 1, (None, 1)),
        ((ACTIVITY, 2), 1, None),
    ],
)
def test_a_line_goes_up_and_down_and_on_into_the_next(key, step, place):
    assert neighbour(TREE, key, step) == place


def test_problems_are_told_by_field():
    assert problems({"title": "A", "duration": "20", "expected": ""}) == {}
    assert list(problems({"title": "", "duration": "x", "expected": "-1"})) == ["title", "duration", "expected"]


@pytest.mark.parametrize(("text", "value"), [(" 1,200 ", 1200), ("", None), ("1.5", None), ("-3", None), ("²", None)])
def test_whole_numbers(text, value):
    assert number(text) == value
