import pytest

from organizer.domain.printing.faces import Box, Fill, Placed, Turn, Words
from organizer.domain.printing.sheet_orders import Languages, PaperSize, SheetKind
from organizer.domain.printing.sheets.kinds import draw
from organizer.domain.printing.sheets.tents import NamePlate, Tent
from tests.domain.printing.sheet_values import LI, ROSSI, kit


def parts(kind: SheetKind, *, languages: Languages = Languages.BOTH, size: PaperSize = PaperSize.A4) -> list[Placed]:
    """The panels of a page of tents for two people."""
    page, *_more = draw(kind, [Tent(LI), Tent(ROSSI)], kit(languages, size=size))
    return [each for each in page.own if isinstance(each, Placed)]


def area(placed: Placed, width: int, height: int) -> Box:
    """Where on the sheet a panel of that size lies: turned by half, it lies up and left of its origin."""
    if placed.turn is Turn.HALF:
        return Box(placed.x - width, placed.y - height, width, height)
    return Box(placed.x, placed.y, width, height)


@pytest.mark.parametrize("size", [PaperSize.A4, PaperSize.LETTER])
def test_the_upper_half_is_turned_about_and_both_meet_at_the_fold(size: PaperSize) -> None:
    width, height = size.sides
    back, front = parts(SheetKind.TENTS, size=size)
    assert (back.turn, front.turn) == (Turn.HALF, Turn.NONE)
    half = height // 2
    assert (area(back, width, half), area(front, width, half)) == (Box(0, 0, width, half), Box(0, half, width, half))
    assert back.parts == front.parts


def test_two_small_tents_lie_on_a_sheet_each_with_its_own_fold() -> None:
    width, quarter = 210_000, 297_000 // 4
    panels = parts(SheetKind.SMALL_TENTS)
    assert [each.turn for each in panels] == [Turn.HALF, Turn.NONE] * 2
    tops = [area(each, width, quarter).y for each in panels]
    assert tops == [0, quarter, 297_000 // 2, 297_000 // 2 + quarter]


def test_every_letter_keeps_away_from_fold_and_edge() -> None:
    for panel in parts(SheetKind.TENTS):
        lines = [each for each in panel.parts if isinstance(each, Words)]
        assert min(each.baseline - each.size for each in lines) > 5_000
        assert max(each.baseline for each in lines) < 297_000 // 2 - 5_000
        assert min(each.x for each in lines) >= 14_000


def texts(panel: Placed) -> list[str]:
    return [each.text for each in panel.parts if isinstance(each, Words)]


def test_each_side_has_both_languages_or_one_and_a_single_name_stands_on_both() -> None:
    back, front = parts(SheetKind.TENTS)
    assert texts(front) == texts(back) == ["李峰", "Li Feng", "Qihang", "启航"]
    back, front = parts(SheetKind.TENTS, languages=Languages.SIDES)
    assert (texts(front), texts(back)) == (["李峰", "Qihang"], ["Li Feng", "启航"])
    back, front = parts(SheetKind.SMALL_TENTS, languages=Languages.SIDES)[2:]
    assert texts(front) == texts(back) == ["Elena Rossi", "Politecnico di Milano"]


def test_folds_are_dashed_and_cuts_are_not() -> None:
    page, *_more = draw(SheetKind.SMALL_TENTS, [Tent(LI), Tent(ROSSI)], kit())
    dashes = {each.box.y for each in page.own if isinstance(each, Fill)}
    cuts = {each.box.y for each in page.fixed if isinstance(each, Fill)}
    assert (dashes, cuts) == ({297_000 // 4 - 75, 297_000 // 2 + 297_000 // 4 - 75}, {297_000 // 2 - 75})


def test_plates_lie_three_on_a_sheet() -> None:
    pages = draw(SheetKind.NAME_PLATES, [NamePlate(LI)] * 4, kit())
    assert [sum(each == "李峰" for each in page.words()) for page in pages] == [3, 1]


def test_a_tent_is_wrong_when_it_says_something_else_and_not_when_something_else_changed() -> None:
    from dataclasses import replace

    same = replace(LI, code="", job_title="Director")
    other = replace(LI, name=LI.organization)
    assert Tent(same).piece == Tent(LI).piece
    assert Tent(other).piece.digest != Tent(LI).piece.digest
