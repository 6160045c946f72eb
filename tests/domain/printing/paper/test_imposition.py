from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer.domain.printing.choices import FillOrder, Sides
from organizer.domain.printing.faces import Turn
from organizer.domain.printing.paper.imposition import Imposition, Paper, Place, edge_note, impose, mismatch
from organizer.domain.printing.paper.stock import A4, LETTER, SINGLE, Grid, Labels, Stock
from organizer.domain.printing.paper.stock_catalogue import catalogue, stock_named
from organizer.errors import RuleViolation

L4785 = stock_named("Avery L4785")
SIX = Stock("six", 100_000, 150_000, Labels(40_000, 40_000, (Grid(2, 3, 5_000, 10_000, 50_000, 45_000),)))


def ground(sheet: Imposition, place: Place) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of what a face covers."""
    width, height = sheet.face if not place.turn.is_sideways else sheet.face[::-1]
    return place.x, place.y, place.x + width, place.y + height


def test_four_badges_go_on_a4() -> None:
    sheet = impose(Paper(A4), 90_000, 130_000)
    assert sheet.places == (
        *(Place(15_000, 18_500), Place(105_000, 18_500)),
        *(Place(15_000, 148_500), Place(105_000, 148_500)),
    )
    assert (sheet.width, sheet.height) == (210_000, 297_000)
    assert [sheet.sheets(count) for count in (0, 1, 4, 5)] == [0, 1, 1, 2]


def test_a_page_of_its_own_is_as_large_as_the_badge() -> None:
    sheet = impose(Paper(SINGLE), 90_000, 130_000)
    assert (sheet.width, sheet.height, sheet.places, sheet.marks) == (90_000, 130_000, (Place(0, 0),), ())


@given(
    st.integers(20_000, 200_000),
    st.integers(20_000, 287_000),
    st.sampled_from([A4, LETTER]),
    st.integers(0, 10_000),
)
def test_badges_lie_on_the_sheet_without_overlap_and_marks_beside_them(
    width: int, height: int, stock: Stock, gap: int
) -> None:
    try:
        sheet = impose(Paper(stock, gap=gap), width, height)
    except RuleViolation:
        assert max(width, height) > stock.height or min(width, height) > stock.width
        return
    grounds = [ground(sheet, place) for place in sheet.places]
    for left, top, right, bottom in grounds:
        assert left >= 0
        assert top >= 0
        assert right <= sheet.width
        assert bottom <= sheet.height
        others = [each for each in grounds if each != (left, top, right, bottom)]
        assert len(others) == len(grounds) - 1
        assert all(
            right + gap <= other[0] or other[2] + gap <= left or bottom + gap <= other[1] or other[3] + gap <= top
            for other in others
        )
        for mark in sheet.marks:
            assert not (left < mark.x < right and top < mark.y < bottom)
    for mark in sheet.marks:
        assert 0 <= mark.x + mark.width // 2 <= sheet.width
        assert 0 <= mark.y + mark.height // 2 <= sheet.height


@pytest.mark.parametrize(
    ("stock", "size", "places"),
    [
        (A4, (105_000, 148_000), [(0, 500), (105_000, 500), (0, 148_500), (105_000, 148_500)]),
        (A4, (105_000, 296_000), [(0, 500), (105_000, 500)]),
        (LETTER, (107_950, 279_400), [(0, 0), (107_950, 0)]),
        (A4, (210_000, 297_000), [(0, 0)]),
    ],
)
def test_a_sheet_is_filled_to_its_edges_where_more_go_on_so(
    stock: Stock, size: tuple[int, int], places: list[tuple[int, int]]
) -> None:
    sheet = impose(Paper(stock), *size)
    assert [(place.x, place.y) for place in sheet.places] == places
    assert sheet.marks == ()
    assert "edge" in str(edge_note(stock, sheet))


def test_a_margin_is_kept_where_as_many_go_on() -> None:
    """Upright, two of them lie 1 mm from the edge; turned, two have a margin."""
    sheet = impose(Paper(A4), 104_000, 150_000)
    assert sheet.places == (Place(30_000, 44_500, Turn.RIGHT), Place(30_000, 148_500, Turn.RIGHT))
    assert edge_note(A4, sheet) is None


def test_what_lies_on_labels_or_a_page_of_its_own_is_not_told_of_the_edge() -> None:
    assert edge_note(SINGLE, impose(Paper(SINGLE), 90_000, 130_000)) is None
    lyreco = stock_named("Lyreco 143.344")
    assert lyreco.labels is not None
    assert edge_note(lyreco, impose(Paper(lyreco), lyreco.labels.width, lyreco.labels.height)) is None


def test_badges_are_turned_where_more_of_them_fit() -> None:
    sheet = impose(Paper(A4), 140_000, 90_000)
    assert [place.turn for place in sheet.places] == [Turn.RIGHT] * 4
    assert impose(Paper(A4), 90_000, 90_000).places[0].turn is Turn.NONE


def test_cut_marks_stand_in_the_prolongation_of_every_cut_or_not_at_all() -> None:
    marks = impose(Paper(A4), 90_000, 130_000).marks
    assert {mark.x + mark.width // 2 for mark in marks if mark.height > mark.width} == {15_000, 105_000, 195_000}
    assert {mark.y + mark.height // 2 for mark in marks if mark.width > mark.height} == {18_500, 148_500, 278_500}
    assert {(mark.y, mark.height) for mark in marks if mark.height > mark.width} == {(12_500, 4_000), (280_500, 4_000)}
    assert impose(Paper(A4, marks=False), 90_000, 130_000).marks == ()
    assert impose(Paper(L4785), 80_000, 50_000).marks == ()


def test_cut_marks_are_only_where_the_sheet_has_room_for_them() -> None:
    """Two beside each other reach the sides; above and below are 3.5 mm, of which 2 mm are the distance."""
    marks = impose(Paper(A4), 105_000, 290_000).marks
    assert [(mark.x + mark.width // 2, mark.y, mark.height) for mark in marks] == [
        (105_000, 0, 1_500),
        (105_000, 295_500, 1_500),
    ]


def test_a_badge_larger_than_the_sheet_is_refused() -> None:
    with pytest.raises(RuleViolation, match="larger than the sheet"):
        impose(Paper(A4), 211_000, 211_000)


# -- labels ------------------------------------------------------------------------------------------------------------


def test_every_stock_of_the_catalogue_takes_a_face_of_its_label_s_size_exactly_there() -> None:
    for stock in catalogue():
        if stock.labels is not None:
            sheet = impose(Paper(stock), stock.labels.width, stock.labels.height)
            assert {(p.x, p.y) for p in sheet.places} == {(box.x, box.y) for box in stock.labels.boxes}, stock.name
            assert {p.turn for p in sheet.places} == {Turn.NONE}


def test_a_smaller_face_stands_in_the_middle_of_its_label() -> None:
    assert impose(Paper(L4785), 70_000, 44_000).places[0] == Place(18_000 + 5_000, 13_000 + 3_000)
    assert "smaller than a label of “Avery L4785” (80 × 50 mm)" in str(mismatch(L4785, 70_000, 44_000))


def test_a_face_that_lies_across_is_turned() -> None:
    sheet = impose(Paper(L4785), 50_000, 80_000)
    assert sheet.places[0] == Place(18_000, 13_000, Turn.RIGHT)
    assert mismatch(L4785, 50_000, 80_000) is None


def test_a_template_that_does_not_match_is_told_and_refused() -> None:
    said = "does not match the stock: it is 90 × 130 mm, and a label of “Avery L4785” is 80 × 50 mm."
    assert said in str(mismatch(L4785, 90_000, 130_000))
    with pytest.raises(RuleViolation, match="does not match the stock"):
        impose(Paper(L4785), 90_000, 130_000)
    assert [mismatch(stock, 90_000, 130_000) for stock in (SINGLE, A4)] == [None, None]
    assert mismatch(L4785, 80_400, 50_400) is None


def test_labels_are_filled_by_row_or_by_column_from_the_first_free_one() -> None:
    rows = impose(Paper(SIX, start=4), 40_000, 40_000)
    assert [(p.x, p.y) for p in rows.places[:3]] == [(5_000, 10_000), (55_000, 10_000), (5_000, 55_000)]
    columns = impose(Paper(SIX, order=FillOrder.COLUMNS), 40_000, 40_000)
    assert [(p.x, p.y) for p in columns.places[:3]] == [(5_000, 10_000), (5_000, 55_000), (5_000, 100_000)]
    assert rows.first == 3
    assert [rows.sheets(count) for count in (0, 1, 3, 4, 9, 10)] == [0, 1, 1, 2, 2, 3]


@pytest.mark.parametrize("start", [0, 7])
def test_a_label_that_is_not_there_is_refused(start: int) -> None:
    with pytest.raises(RuleViolation, match=f"no label {start} on a sheet of “six”; it has 6"):
        impose(Paper(SIX, start=start), 40_000, 40_000)


# -- rolls -------------------------------------------------------------------------------------------------------------


def test_on_a_roll_the_page_is_as_long_as_the_badge() -> None:
    roll = Paper(stock_named("roll 62"))
    assert impose(roll, 62_000, 100_000).places == (Place(0, 0),)
    assert (impose(roll, 50_000, 80_000).width, impose(roll, 50_000, 80_000).height) == (62_000, 80_000)
    assert impose(roll, 50_000, 80_000).places == (Place(6_000, 0),)
    turned = impose(roll, 100_000, 60_000)
    assert (turned.width, turned.height, turned.places) == (62_000, 100_000, (Place(1_000, 0, Turn.RIGHT),))
    with pytest.raises(RuleViolation, match="fits the roll of 62 mm in no direction"):
        impose(roll, 90_000, 130_000)


# -- backs -------------------------------------------------------------------------------------------------------------


def points(sheet: Imposition, place: Place) -> tuple[tuple[int, int], tuple[int, int]]:
    """Where the upper left and the upper right corner of a face come to be on the page."""
    left, top, right, bottom = ground(sheet, place)
    around = [(left, top), (right, top), (right, bottom), (left, bottom)]
    first = place.turn // 90
    return around[first], around[(first + 1) % 4]


@pytest.mark.parametrize("size", [(40_000, 40_000), (40_000, 30_000), (30_000, 40_000)])
@pytest.mark.parametrize("sides", [Sides.LONG_EDGE, Sides.SHORT_EDGE])
@pytest.mark.parametrize("landscape", [False, True])
def test_a_back_lies_behind_its_front_the_same_way_up(size: tuple[int, int], sides: Sides, *, landscape: bool) -> None:
    """Whoever lifts a badge and turns it over its left or right edge reads the back: left and right change places."""
    stock = replace(SIX, width=150_000, labels=Labels(40_000, 40_000, (Grid(3, 2, 5_000, 20_000, 45_000, 50_000),)))
    sheet = impose(Paper(replace(stock, height=120_000) if landscape else SIX, sides=sides), *size)
    for front, back in zip(sheet.places, sheet.backs, strict=True):
        (left, right), (back_left, back_right) = points(sheet, front), points(sheet, back)
        sideways = (sides is Sides.LONG_EDGE) is (sheet.height >= sheet.width)
        behind = [(sheet.width - x, y) if sideways else (x, sheet.height - y) for x, y in (back_left, back_right)]
        assert behind == [right, left]


def test_head_to_foot_turns_the_back_by_half() -> None:
    usual = impose(Paper(SIX), 40_000, 30_000)
    turned = impose(Paper(SIX, head_to_foot=True), 40_000, 30_000)
    assert [(p.x, p.y, (p.turn + Turn.HALF) % 360) for p in usual.backs] == [(p.x, p.y, p.turn) for p in turned.backs]


def test_fronts_only_have_no_backs() -> None:
    assert impose(Paper(SIX, sides=Sides.FRONT), 40_000, 40_000).backs == ()
