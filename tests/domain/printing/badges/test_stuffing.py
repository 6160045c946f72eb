"""Badges in the order of envelopes, with sheets between them, in parcels."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer.domain.names.readings import letter_of, looked_for
from organizer.domain.printing.badges.stuffing import Envelope, Parcel, Plan, cover, in_order, sheet, stuffed
from organizer.domain.printing.choices import Between, Order
from organizer.errors import RuleViolation
from tests.domain.printing.badge_values import RULER

PEOPLE = (
    Envelope(1, "王晓宇", "Wang Xiaoyu", "清华大学", "C3", "Guest", "China"),
    Envelope(2, "Élena Rossi", "埃琳娜", "Politecnico", "C1", "Speaker", "Italy"),
    Envelope(3, "Zoe Kim", "", "", "C4", "", "Korea"),
    Envelope(4, "elia Bo", "", "KPI", "C2", "Guest", ""),
    Envelope(5, "Олена", "", "KPI", "", "Press", "Ukraine"),
)


@pytest.mark.parametrize(
    ("order", "ids"),
    [
        (Order.NAME, [2, 4, 1, 3, 5]),
        (Order.SECOND_NAME, [2, 4, 1, 3, 5]),
        (Order.ORGANIZATION, [4, 5, 2, 1, 3]),
        (Order.CODE, [2, 4, 1, 3, 5]),
        (Order.CATEGORY, [4, 1, 5, 2, 3]),
        (Order.COUNTRY, [1, 2, 3, 5, 4]),
    ],
)
def test_badges_are_sorted_as_people_look_for_them(order: Order, ids: list[int]) -> None:
    """Letters with accents beside those without, Chinese by its Pinyin, other scripts and what is lacking last."""
    assert [each.person for each in in_order(PEOPLE, order)] == ids


def test_a_letter_is_what_a_name_is_looked_for_under() -> None:
    assert [letter_of(looked_for(each.name)) for each in PEOPLE] == ["W", "E", "Z", "E", "#"]


def test_sheets_with_letters_or_categories_stand_between() -> None:
    assert list(stuffed(PEOPLE, Plan(between=Between.LETTER))) == [
        *(("E",), 2, 4, ("W",), 1, ("Z",), 3, ("#",), 5),
    ]
    assert list(stuffed(PEOPLE, Plan(between=Between.CATEGORY))) == [
        *(("Guest",), 4, 1, ("Press",), 5, ("Speaker",), 2, ("—",), 3),
    ]


def laid(plan: Plan) -> list[object]:
    """As they lie; a parcel by the lines of its cover."""
    return [cover(each) if isinstance(each, Parcel) else each for each in stuffed(PEOPLE, plan)]


def test_a_parcel_is_called_by_its_letters_or_its_number() -> None:
    plans = (Plan(parcels=2), Plan(letters=("A-F", "G-P", "Q-W")))
    named = [[each.name for each in stuffed(PEOPLE, plan) if isinstance(each, Parcel)] for plan in plans]
    assert named == [["1", "2"], ["A-F", "Q-W", "other"]]


def test_each_parcel_has_a_cover_that_says_whom_it_holds_and_how_many() -> None:
    assert laid(Plan(parcels=2)) == [
        ("Parcel 1 of 2", "Élena Rossi – 王晓宇", "3 badges"),
        *(2, 4, 1),
        ("Parcel 2 of 2", "Zoe Kim – Олена", "2 badges"),
        *(3, 5),
    ]
    with pytest.raises(RuleViolation):
        Plan(parcels=0)


def test_parcels_go_to_the_desks_of_their_letters_and_nobody_is_without_a_desk() -> None:
    assert laid(Plan(letters=("A-F", "G-P", "Q-W"))) == [
        ("Parcel 1 of 3: A-F", "Élena Rossi – elia Bo", "2 badges"),
        *(2, 4),
        ("Parcel 2 of 3: Q-W", "王晓宇", "1 badge"),
        1,
        ("Parcel 3 of 3: #", "Zoe Kim – Олена", "2 badges"),
        *(3, 5),
    ]
    for wrong in ("a-f", "F-A", "A–F", ""):
        with pytest.raises(RuleViolation, match="no range of letters"):
            Plan(letters=(wrong,))


@pytest.mark.parametrize("letters", [("A-F", "C-Z"), ("N-Z", "A-M", "B"), ("A-Z", "D", "X"), ("Q", "Q")])
def test_no_letter_belongs_to_two_desks(letters: tuple[str, ...]) -> None:
    with pytest.raises(RuleViolation, match="overlap: a letter belongs to one desk"):
        Plan(letters=letters)


@given(
    st.lists(st.sampled_from(("Anna", "王伟", "Zoe", "Б", "")), max_size=40),
    st.sampled_from(Order),
    st.sampled_from([None, *Between]),
    st.integers(1, 9),
)
def test_nobody_is_lost_and_parcels_are_even(names: list[str], order: Order, between: Between | None, n: int) -> None:
    people = [Envelope(number, name, category=name[:1]) for number, name in enumerate(names)]
    found = list(stuffed(people, Plan(order, between, n)))
    assert sorted(each for each in found if isinstance(each, int)) == list(range(len(names)))
    sizes = [len(each.envelopes) for each in found if isinstance(each, Parcel)]
    assert not sizes or (sum(sizes), max(sizes) - min(sizes) <= 1) == (len(names), True)


def test_a_separating_sheet_is_as_large_as_a_badge_and_its_words_stand_on_it() -> None:
    face = sheet(("Parcel 1 of 2", "A very long name – another one", "300 badges"), (90_000, 130_000), RULER)
    assert (face.width, face.height) == (90_000, 130_000)
    assert face.words() == ("Parcel 1 of 2", "A very long name – another one", "300 badges")
    for each in face.own:
        assert each.x >= 0  # type: ignore[union-attr]
        assert each.baseline < 130_000  # type: ignore[union-attr]
