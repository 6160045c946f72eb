from dataclasses import replace

import pytest

from organizer.domain.printing.badges.composing import ProblemKind
from organizer.domain.printing.days import Name
from organizer.domain.printing.faces import Code, Face
from organizer.domain.printing.sheet_orders import PaperSize
from organizer.domain.printing.sheets.guests import Guest, by_name
from organizer.domain.printing.sheets.sign_in import SignIn, draw_sign_in
from tests.domain.printing.sheet_values import EVENT, LI, ROSSI, kit

OPENING = Name("Opening", "开幕式")


def guests(count: int) -> tuple[Guest, ...]:
    return tuple(replace(LI, id=number, name=Name(f"Person {number:03d}")) for number in range(1, count + 1))


def pages(sheet: SignIn, size: PaperSize = PaperSize.A4) -> list[Face]:
    return list(draw_sign_in(sheet, kit(size=size)))


def numbers(face: Face) -> list[int]:
    """The rows of a page."""
    return [int(each) for each in face.words() if each.isdecimal()]


@pytest.mark.parametrize("size", [PaperSize.A4, PaperSize.LETTER])
def test_a_page_has_twenty_to_twenty_five_rows_and_no_row_is_lost(size: PaperSize) -> None:
    found = [numbers(page) for page in pages(SignIn(EVENT, guests(100)), size)]
    assert [each for page in found for each in page] == list(range(1, 101))
    assert {20 <= len(each) <= 25 for each in found[:-1]} == {True}


def test_pages_are_counted_for_each_sheet() -> None:
    found = pages(SignIn(EVENT, guests(30)))
    assert [f"Page {number} of 2" in page.words() for number, page in enumerate(found, 1)] == [True, True]


def test_a_row_has_both_names_the_organization_and_the_code() -> None:
    (page,) = pages(SignIn(EVENT, (LI, ROSSI), 5, OPENING, ("Saturday",)))
    said = page.words()
    assert [text in said for text in ("李峰", "Li Feng", "Qihang", "启航", "Elena Rossi", "Opening", "开幕式")] == [
        True
    ] * 7
    assert [each.text for each in page.own if isinstance(each, Code)] == ["7K2M9XQP"]


def test_the_last_page_of_a_session_is_filled_with_empty_rows() -> None:
    (known,) = pages(SignIn(EVENT, (LI,), 5, OPENING))
    (nobody,) = pages(SignIn(EVENT, (), 5, OPENING))
    assert numbers(known) == list(range(1, 23))
    assert numbers(nobody) == list(range(1, 23))
    two = pages(SignIn(EVENT, guests(25), 5, OPENING))
    assert (len(two), numbers(two[1])[-1]) == (2, len(numbers(two[0])) + len(numbers(two[1])))
    assert len(numbers(two[1])) >= len(numbers(two[0]))


def test_who_has_no_code_is_counted() -> None:
    at = kit()
    list(draw_sign_in(SignIn(EVENT, (LI, ROSSI)), at))
    assert [each.kind for each in at.problems] == [ProblemKind.MISSING_CODE]
    assert at.problems[0].text.startswith("1 person has no code yet")


def test_names_are_sorted_as_they_are_looked_for() -> None:
    """A Chinese name by its spelling, another by its own letters; what has no Latin spelling comes last."""
    written = [("Zoe",), ("李峰", "Li Feng"), ("김상철",), ("Élise",), ("赵颖",), ("김서연", "Kim Seoyeon"), ("chen",)]
    found = by_name(Guest(number, Name(*names)) for number, names in enumerate(written))
    said = [each.name.first for each in found]
    assert said == ["chen", "Élise", "김서연", "李峰", "赵颖", "Zoe", "김상철"]
    assert [each.first_letter for each in found] == ["C", "E", "K", "L", "Z", "Z", "#"]
