"""The sheets that a print will need are those that it needs."""

import pytest

from organizer.domain.printing.badges.counting import faces_needed, sheets_needed
from organizer.domain.printing.badges.runs import BadgeLine
from organizer.domain.printing.badges.stuffing import Plan
from organizer.domain.printing.choices import Between, Order
from organizer.domain.printing.ledger import State
from organizer.domain.printing.paper.imposition import Paper
from organizer.domain.printing.paper.stock_catalogue import stock_named

BADGE, CARD, LARGE = (80_000, 50_000), (78_000, 48_000), (105_000, 148_000)
TEN = stock_named("Avery L4785")


def lines(*names: str) -> list[BadgeLine]:
    return [
        BadgeLine(id, name, "", "", None, "Guest" if id % 2 else "Press", None, "", State.NEW)
        for id, name in enumerate(names)
    ]


LISTED = {BADGE: lines("Anna", "Zoe", "Bo", "Ada"), CARD: lines("Cy")}


@pytest.mark.parametrize(
    ("plan", "faces"),
    [
        (None, [4, 1]),
        (Plan(), [4, 1]),
        (Plan(between=Between.LETTER), [4 + 3, 1 + 1]),
        (Plan(Order.COUNTRY, Between.CATEGORY, parcels=2), [4 + 2 + 2, 1 + 1 + 1]),
        (Plan(letters=("A-L", "M-Z")), [4 + 2, 1 + 1]),
        (Plan(letters=("A-L", "M-Z"), apart=True), [3 + 1, 1 + 1, 1 + 1]),
    ],
)
def test_covers_and_separating_sheets_are_counted_in_their_files(plan: Plan | None, faces: list[int]) -> None:
    found = faces_needed(LISTED, plan)
    assert [count for _size, count in found] == faces
    assert [size for size, _count in found] == [BADGE] * (len(faces) - 1) + [CARD]


def test_sheets_are_those_of_each_size_and_only_the_first_goes_on() -> None:
    needed = [(BADGE, 11), (CARD, 3)]
    assert [sheets_needed(Paper(TEN, start=start), needed) for start in (1, 9, 10)] == [3, 3, 3]
    assert sheets_needed(Paper(TEN, start=10), [(BADGE, 12)]) == 3
    assert sheets_needed(Paper(), needed) == 14
    assert sheets_needed(Paper(TEN), [(LARGE, 2), (CARD, 10)]) == 3
    assert sheets_needed(Paper(TEN), []) == 0
