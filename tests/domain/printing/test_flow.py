from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from organizer.domain.printing.faces import Box, Face, Fill
from organizer.domain.printing.flow import Block, Chapter, Page, Sheet, flow

SHEET = Sheet(100, 120, Box(10, 10, 80, 100))


def block(height: int, color: str = "#000000", *, gap: int = 0, keep: bool = False) -> Block:
    return Block(height, (Fill(Box(0, 0, 80, height), color),), gap=gap, keep=keep)


def nothing(_page: Page) -> tuple[()]:
    return ()


def tops(face: Face) -> list[int]:
    return [each.box.y for each in face.own if isinstance(each, Fill)]


def test_blocks_stand_below_each_other_with_their_gaps_and_go_on_on_the_next_page() -> None:
    pages = flow([Chapter("", [block(40), block(30, gap=20), block(30, gap=20)])], SHEET, nothing)
    assert [tops(page) for page in pages] == [[10, 70], [10]]


def test_what_is_kept_together_goes_to_the_next_page_together() -> None:
    pages = flow([Chapter("", [block(60), block(20, keep=True), block(30)])], SHEET, nothing)
    assert [tops(page) for page in pages] == [[10], [10, 30]]


def test_what_is_kept_together_but_higher_than_a_page_is_broken() -> None:
    pages = flow([Chapter("", [block(60, keep=True), block(60, keep=True), block(30)])], SHEET, nothing)
    assert [tops(page) for page in pages] == [[10], [10, 70]]


def test_a_page_begins_with_what_a_block_says_there() -> None:
    top = block(50, "#ffffff")
    pages = flow([Chapter("", [block(90), replace(block(20), at_top=lambda: top), block(20)])], SHEET, nothing)
    assert [tops(page) for page in pages] == [[10], [10, 60]]
    assert [each.color for each in pages[1].own if isinstance(each, Fill)] == ["#ffffff", "#000000"]


def test_each_chapter_begins_a_page_and_the_furniture_knows_all_pages() -> None:
    seen: list[tuple[str, int, int]] = []

    def furniture(page: Page) -> tuple[Fill]:
        seen.append((page.chapter, page.number, page.total))
        return (Fill(Box(0, 0, 1, 1), "#ff0000"),)

    pages = flow([Chapter("One", [block(70), block(70)]), Chapter("Two", [block(10)])], SHEET, furniture)
    assert seen == [("One", 1, 3), ("One", 2, 3), ("Two", 3, 3)]
    assert [tops(page) for page in pages] == [[0, 10], [0, 10], [0, 10]]


@given(st.lists(st.builds(block, st.integers(1, 100), gap=st.integers(0, 30), keep=st.booleans()), max_size=30))
def test_every_block_is_on_one_page_in_order_and_within_the_frame(blocks: list[Block]) -> None:
    pages = flow([Chapter("", blocks)], SHEET, nothing)
    boxes = [[each.box for each in page.own if isinstance(each, Fill)] for page in pages]
    assert [box.height for page in boxes for box in page] == [each.height for each in blocks]
    for page in boxes:
        assert page[0].y == 10
        assert page[-1].y + page[-1].height <= 110
        assert all(one.y + one.height <= other.y for one, other in pairwise(page))


def test_the_first_page_of_a_chapter_carries_its_title_as_a_bookmark() -> None:
    chapters = [Chapter("One", [block(40)] * 3), Chapter("Two", [block(40)])]
    sheet = Sheet(100, 120, Box(10, 10, 80, 100))
    assert [page.bookmark for page in flow(chapters, sheet, lambda _page: ())] == ["One", "", "Two"]
