from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from organizer.domain.printing.sheet_orders import PaperSize
from organizer.domain.printing.sheets.booklet import booklet_order, compose_booklet
from tests.domain.printing.badge_values import RULER
from tests.domain.printing.day_values import CLINIC, FORUM, OPENING, days
from tests.domain.printing.sheet_values import words


def test_eight_pages_lie_as_a_printer_folds_and_staples_them() -> None:
    assert list(booklet_order(8)) == [(7, 0), (1, 6), (5, 2), (3, 4)]


@given(st.integers(1, 200))
def test_folded_and_stapled_the_pages_follow_each_other(pages: int) -> None:
    """Sheets lie in each other: read from the outside in and out again, leaf by leaf."""
    sides = list(booklet_order(pages))
    assert len(sides) % 2 == 0
    sheets = [(sides[at], sides[at + 1]) for at in range(0, len(sides), 2)]
    first_half = [page for front, back in sheets for page in (front[1], back[0])]
    second_half = [page for front, back in reversed(sheets) for page in (back[1], front[0])]
    assert first_half + second_half == list(range(len(sides) * 2))
    assert len(sides) * 2 - pages in range(4)


def test_a_booklet_begins_with_its_cover_at_the_right_and_its_pages_are_half_a_sheet() -> None:
    booklet = compose_booklet(days(OPENING, FORUM, CLINIC), PaperSize.A4.sides, RULER)
    front, back = booklet.pages
    assert {(each.width, each.height) for each in booklet.pages} == {(297_000, 210_000)}
    assert {each.x >= 297_000 // 2 for each in words(front)} == {True}
    assert "Technology Exchange" in " ".join(front.words())
    assert "Opening" in back.words()
    assert {each.x < 297_000 // 2 for each in words(back)} == {True}
    assert (booklet.title, booklet.asked, booklet.printed) == ("Booklet", 4, 3)


def test_its_pages_are_numbered_through_all_days() -> None:
    booked = days(OPENING)
    both = replace(booked, days=(booked.days[0], replace(booked.days[0], number=1)))
    said = " ".join(text for side in compose_booklet(both, PaperSize.A4.sides, RULER).pages for text in side.words())
    assert ("Page 1 of 2" in said, "Page 2 of 2" in said) == (True, True)


def test_on_letter_paper_the_booklet_is_half_a_letter() -> None:
    booklet = compose_booklet(days(OPENING), PaperSize.LETTER.sides, RULER)
    assert {(each.width, each.height) for each in booklet.pages} == {(279_400, 215_900)}
