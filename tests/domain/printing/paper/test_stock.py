from dataclasses import replace

import pytest

from organizer.domain.printing.paper.stock import (
    A4,
    BUILT_IN,
    SINGLE,
    Figure,
    Grid,
    Labels,
    Medium,
    Source,
    Stock,
    check_stock,
    faults,
    from_json,
    number_of,
    same_number,
    spread,
    to_json,
)
from organizer.domain.printing.paper.stock_catalogue import (
    brief_warnings,
    catalogue,
    figures_words,
    search,
    size_words,
    stock_named,
    warnings,
)
from organizer.errors import BadInput, NotFound, RuleViolation

L4785 = Stock(
    "Avery L4785",
    210_000,
    297_000,
    Labels(80_000, 50_000, (Grid(2, 5, 18_000, 13_000, 95_000, 55_000),), 4_000),
    about="Name badge labels",
    aliases=("Avery L4784", "Avery L4786", "Avery L4787"),
    source=Source.GLABELS,
)
MINE = replace(L4785, name="Ours", aliases=(), source=Source.OWN)


def labels(**figures: int) -> Labels:
    grid = {"columns": 2, "rows": 5, "left": 18_000, "top": 13_000, "pitch_x": 95_000, "pitch_y": 55_000, **figures}
    return Labels(80_000, 50_000, (Grid(**grid),), 4_000)


def test_the_catalogue_holds_the_figures_of_both_sources_and_every_name_once() -> None:
    known = {each.name: each for each in catalogue()}
    assert len(known) == len(catalogue()) > 380
    assert known["Avery L4785"] == L4785
    assert known["Avery 5395"].labels == Labels(85_725, 59_267, (Grid(2, 4, 17_462, 14_817, 95_250, 63_500),), 4_762)
    assert known["HERMA 4515"].grids == (Grid(2, 8, 12_290, 13_030, 96_520, 33_870),)
    assert {each.source for each in catalogue()} == {Source.BUILT_IN, Source.GLABELS, Source.PRETIX}


def test_every_label_of_the_catalogue_is_on_its_sheet() -> None:
    for stock in catalogue():
        check_stock(stock)


def test_what_is_written_into_a_file_comes_back() -> None:
    for stock in catalogue():
        assert from_json(to_json(stock), stock.source) == stock


@pytest.mark.parametrize(
    "written",
    [
        {},
        {"name": "x", "size": [1]},
        {"name": "x", "size": ["a", 1]},
        {"name": "x", "size": [1.5, 1]},
        {"name": "x", "size": [True, 1]},
        {"name": "x", "size": [1, 1], "medium": "stone"},
        {"name": "x", "size": [1, 1], "label": [1, 1]},
        {"name": "x", "size": [1, 1], "label": [1, 1], "grids": [[1, 1, 0, 0, 1]]},
    ],
)
def test_what_is_no_stock_is_refused(written: dict[str, object]) -> None:
    with pytest.raises(BadInput, match="no stock"):
        from_json(written)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (replace(MINE, name=" "), "name"),
        (replace(MINE, width=-1), "between 0 and 2,000"),
        (replace(MINE, height=3_000_000), "between 0 and 2,000"),
        (replace(MINE, labels=replace(labels(), width=0)), "a width and a height"),
        (replace(MINE, labels=labels(rows=0)), "at least one label"),
        (replace(MINE, labels=labels(pitch_x=70_000)), "over each other"),
        (replace(MINE, labels=labels(pitch_y=49_000)), "over each other"),
        (replace(MINE, labels=labels(left=40_000)), "over the paper"),
        (replace(MINE, labels=labels(top=-1)), "over the paper"),
        (replace(MINE, labels=labels(rows=6)), "over the paper"),
    ],
)
def test_figures_that_cannot_be_are_refused(changed: Stock, said: str) -> None:
    with pytest.raises(RuleViolation, match=said):
        check_stock(changed)


def test_every_fault_is_told_with_its_figure() -> None:
    found = faults(replace(MINE, name="", width=150_000, labels=labels(pitch_y=49_000, top=-1)))
    assert [each.figure for each in found] == [Figure.NAME, Figure.PLACE, Figure.COUNT, Figure.PITCH]
    (alone,) = faults(replace(MINE, width=70_000, labels=labels(columns=1)))
    assert (alone.figure, "and it is 70 mm wide" in alone.text) == (Figure.LABEL, True)


def test_labels_are_spread_to_the_same_margins() -> None:
    even = spread(replace(MINE, labels=labels(pitch_x=0, pitch_y=0))).labels
    assert even is not None
    for box, far in ((even.boxes[0], even.boxes[-1]),):
        assert MINE.width - far.x - far.width == pytest.approx(box.x, abs=1)
        assert MINE.height - far.y - far.height == pytest.approx(box.y, abs=4)
    one = replace(MINE, labels=labels(columns=1, rows=1, pitch_x=7, pitch_y=0))
    assert spread(one) == one
    assert spread(A4) == A4


def test_one_column_or_row_needs_no_pitch() -> None:
    check_stock(replace(MINE, labels=labels(columns=1, rows=1, pitch_x=0, pitch_y=0)))


# -- numbers -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "other", "same"),
    [
        ("Avery L4785", "Avery Zweckform l-4785", True),
        ("DURABLE BADGEMAKER 1445-02", "Durable 1445 02", True),
        ("Avery L4785", "HERMA L4785", False),
        ("Online Labels OL320 (round)", "Online Labels OL320 (rectangle)", False),
        ("Online Labels OL9325 (case first)", "Online Labels OL9325 (case second)", False),
        ("card", "Card", True),
    ],
)
def test_a_number_is_its_maker_s(name: str, other: str, *, same: bool) -> None:
    assert (number_of(name) == number_of(other)) is same


def test_sources_that_contradict_each_other_are_told_with_their_figures() -> None:
    stocks = catalogue()
    assert {each.name for each in same_number(L4785, stocks)} == {"Avery Zweckform L4784", "Avery Zweckform L4785"}
    text = " ".join(warnings(stock_named("Avery Zweckform L4784"), stocks))
    assert "contradict" in text
    assert "Avery L4785: 80 × 50 mm, 2 × 5, 18 mm from the left and 13 mm from the top" in text
    assert len(brief_warnings(L4785, stocks)) == 1
    assert warnings(stock_named("Avery 5395"), stocks) == ()


def test_labels_at_the_paper_s_edge_are_told() -> None:
    assert "edge" in " ".join(warnings(stock_named("Lyreco 143.344"), catalogue()))


def test_a_stock_is_found_by_its_name_its_number_and_an_alias() -> None:
    assert stock_named("A4") is A4
    assert stock_named("single") is SINGLE
    assert stock_named("avery l4785") == L4785
    assert [stock_named(each).name for each in ("74459", "8395", "cr80")] == ["Avery 74459", "Avery 5395", "card"]
    assert stock_named("ours", [MINE]) is MINE


def test_a_number_with_two_meanings_is_not_chosen_for_the_user() -> None:
    with pytest.raises(BadInput, match=r"Avery L4785 \(80 × 50 mm.*Avery Zweckform L4784 \(63\.5 × 29\.6 mm"):
        stock_named("L4784")


def test_what_is_not_found_is_answered_with_what_is_alike() -> None:
    with pytest.raises(NotFound, match=r"“478”.*Avery L4785"):
        stock_named("478")
    with pytest.raises(NotFound, match=r"Alike .*HERMA 4515"):
        stock_named("HERMA 4516")
    for name in ("Avery 5392", "5392"):
        with pytest.raises(NotFound, match=r"Alike .*Avery 5395") as refusal:
            stock_named(name)
        assert "single" not in str(refusal.value)


def test_what_is_like_nothing_is_answered_with_what_there_is() -> None:
    with pytest.raises(NotFound) as refusal:
        stock_named("papyrus")
    assert str(refusal.value).startswith("There is no stock “papyrus”. There are, among others: single, a4, letter,")


def test_a_search_gives_the_number_first_and_without_words_what_was_used_last() -> None:
    stocks = (MINE, *catalogue())
    assert [each.name for each in search("l4784", stocks)] == ["Avery L4785", "Avery Zweckform L4784"]
    assert [each.name for each in search("name badge", stocks)][:2] == ["Ours", "Avery 5395"]
    assert [each.name for each in search("", stocks, ["card", "Ours"])][:3] == ["card", "Ours", "single"]
    assert search("papyrus", stocks) == ()
    assert "Avery L4785" in {each.name for each in search("80 × 50", stocks)}


def test_sizes_are_told_as_people_write_them() -> None:
    assert [size_words(each) for each in BUILT_IN[1:3]] == ["210 × 297 mm", "215.9 × 279.4 mm"]
    assert size_words(stock_named("roll 62")) == "62 mm"
    assert figures_words(stock_named("card")) == "86 × 54 mm"
    assert size_words(Stock("round", 90_000, 90_000, Labels(60_000, 60_000, (), 30_000))) == "⌀ 60 mm"
    assert stock_named("roll 62").medium is Medium.ROLL
