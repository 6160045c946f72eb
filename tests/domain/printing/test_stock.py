import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer.domain.printing.stock import Stock, impose, stock_named
from organizer.errors import NotFound, RuleViolation


def test_four_badges_go_on_a4() -> None:
    sheet = impose(Stock.A4, 90_000, 130_000)
    assert sheet.places == ((15_000, 18_500), (105_000, 18_500), (15_000, 148_500), (105_000, 148_500))
    assert (sheet.width, sheet.height, sheet.sheets(1), sheet.sheets(4), sheet.sheets(5)) == (210_000, 297_000, 1, 1, 2)


def test_a_page_of_its_own_is_as_large_as_the_badge() -> None:
    sheet = impose(Stock.SINGLE, 90_000, 130_000)
    assert (sheet.width, sheet.height, sheet.places, sheet.marks) == (90_000, 130_000, ((0, 0),), ())


@given(st.integers(20_000, 200_000), st.integers(20_000, 287_000), st.sampled_from([Stock.A4, Stock.LETTER]))
def test_badges_lie_on_the_sheet_without_overlap_and_marks_beside_them(width: int, height: int, stock: Stock) -> None:
    try:
        sheet = impose(stock, width, height)
    except RuleViolation:
        assert height > 269_400
        return
    assert len(set(sheet.places)) == len(sheet.places)
    for x, y in sheet.places:
        assert 5_000 <= x <= sheet.width - width - 5_000 + 1
        assert 5_000 <= y <= sheet.height - height - 5_000 + 1
        others = [place for place in sheet.places if place != (x, y)]
        assert all(abs(x - other[0]) >= width or abs(y - other[1]) >= height for other in others)
        for mark in sheet.marks:
            assert not (x < mark.x < x + width and y < mark.y < y + height)


def test_a_badge_larger_than_the_sheet_is_refused() -> None:
    with pytest.raises(RuleViolation, match="larger than the sheet"):
        impose(Stock.A4, 205_000, 100_000)


def test_a_stock_is_found_by_name() -> None:
    assert stock_named("A4") is Stock.A4
    with pytest.raises(NotFound, match="single, a4, letter"):
        stock_named("a5")
