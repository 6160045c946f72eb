"""Names and times as they are typed."""

from datetime import date

import pytest

from organizer.errors import BadInput, NotFound
from ui.commands.naming import Named, find_one, parse_start

HALLS = [
    Named(1, ("Hall A", "一号厅")),
    Named(2, ("Hall B", "")),
    Named(3, ("12", "")),
    Named(12, ("Twin", "")),
    Named(13, ("Twin", "")),
]
FIRST = date(2026, 11, 5)


@pytest.mark.parametrize(("wanted", "found"), [("Hall A", 1), ("一号厅", 1), ("2", 2), ("12", 3)])
def test_a_thing_is_found_by_exact_name_or_id_and_the_name_wins(wanted: str, found: int) -> None:
    assert find_one(wanted, HALLS) == found


@pytest.mark.parametrize(
    ("wanted", "found"), [("hall b", 2), ("ＨＡＬＬ　Ｂ", 2), (" Hall  A ", 1), ("１２", 3), ("hall C", 5)]
)
def test_case_and_width_do_not_matter_unless_the_exact_name_is_there(wanted: str, found: int) -> None:
    assert find_one(wanted, [*HALLS, Named(4, ("Hall C", "")), Named(5, ("hall C", ""))]) == found


def test_several_that_differ_in_case_only_need_an_id() -> None:
    with pytest.raises(BadInput, match="use an id instead: 4, 5"):
        find_one("HALL C", [*HALLS, Named(4, ("Hall C", "")), Named(5, ("hall C", ""))])


def test_what_is_called_nearly_so_is_proposed() -> None:
    with pytest.raises(NotFound, match=r"There is no “Hal A”\. Did you mean “Hall A”, “Hall B”\?"):
        find_one("Hal A", HALLS)


def test_an_empty_name_names_nothing() -> None:
    with pytest.raises(NotFound):
        find_one("", HALLS)


def test_two_of_the_same_name_need_an_id() -> None:
    with pytest.raises(BadInput, match="“Twin” is the name of several; use an id instead: 12, 13"):
        find_one("Twin", HALLS)


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        ("10:30", 1, (1, 630)),
        ("2026-11-06 10:30", None, (1, 630)),
        ("2026-11-05T09:05", 1, (0, 545)),
        ("2 8:00", 0, (1, 480)),
        ("1 24:30", None, (0, 1470)),
    ],
)
def test_a_start_is_read_as_people_write_it(text: str, day: int | None, expected: tuple[int, int]) -> None:
    assert parse_start(text, first=FIRST, days=2, day=day) == expected


def test_the_only_day_need_not_be_named() -> None:
    assert parse_start("10:30", first=FIRST, days=1, day=None) == (0, 630)


@pytest.mark.parametrize(
    "text",
    ["", "half past ten", "10:61", "36:00", "2026-02-30 10:00", "3 10:00", "0 10:00", "2026-11-04 10:00", "10:30"],
)
def test_what_is_no_start_of_the_event_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        parse_start(text, first=FIRST, days=2, day=None)
