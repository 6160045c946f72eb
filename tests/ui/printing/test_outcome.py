"""What is asked after printing: which came out, by their numbers or by the sheets on which they are."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from organizer.domain.printing.pieces import Piece, PieceKind, Subject
from ui.printing.outcome import CameOut, OutcomeBar, Question, _Range

PIECES = [Piece(PieceKind.BADGE, Subject(person=n), f"badge {n}", "") for n in range(1, 26)]
SHEETS = [(n + 2) // 10 + 1 for n in range(25)]  # two covers first; three sheets of ten
ONLY_COVERS = [*SHEETS[:18], *(number + 1 for number in SHEETS[18:])]


@pytest.fixture
def bar(qtbot: QtBot) -> OutcomeBar:
    made = OutcomeBar()
    qtbot.addWidget(made)
    return made


def asked(qtbot: QtBot, bar: OutcomeBar, sheets: list[int], answer: CameOut = list) -> _Range:
    bar.ask(Question(PIECES, "the printer", sheets), answer)
    qtbot.mouseClick(bar._some, Qt.MouseButton.LeftButton)
    return bar._range


def by_sheet(qtbot: QtBot, chosen: _Range, first: int, last: int) -> _Range:
    qtbot.keyClick(chosen._unit, Qt.Key.Key_Down)
    chosen._from.setValue(first)
    chosen._to.setValue(last)
    return chosen


def people(bar: OutcomeBar) -> list[int | None]:
    return [each.subject.person for each in bar._range.pieces()]


def test_a_jam_is_told_by_the_sheet_that_the_printer_counts(qtbot: QtBot, bar: OutcomeBar) -> None:
    told: list[Sequence[Piece]] = []
    chosen = by_sheet(qtbot, asked(qtbot, bar, SHEETS, told.append), 2, 2)
    assert (chosen._to.text(), people(bar)) == ("2 / 3", list(range(9, 19)))
    assert chosen._names.accessibleName() == "10 came out: badge 9 … badge 18"
    chosen._which.setCurrentIndex(1)
    assert people(bar) == [*range(1, 9), *range(19, 26)]
    qtbot.keyClick(chosen._unit, Qt.Key.Key_Up)
    assert (chosen._from.value(), chosen._to.text()) == (9, "18 / 25")
    qtbot.keyClick(chosen._unit, Qt.Key.Key_Down)
    qtbot.mouseClick(chosen._mark, Qt.MouseButton.LeftButton)
    assert [len(each) for each in told] == [15]


def test_of_the_first_and_the_last_both_can_be_read_where_the_room_is_short(qtbot: QtBot, bar: OutcomeBar) -> None:
    names = ("Aaron of the Long Family Name", "Zoe")
    pieces = [Piece(PieceKind.BADGE, Subject(person=n), f"the badge of {name}", "") for n, name in enumerate(names, 1)]
    bar.ask(Question(pieces, "the printer"), list)
    qtbot.mouseClick(bar._some, Qt.MouseButton.LeftButton)
    label = bar._range._names
    assert label.accessibleName() == "2 came out: Aaron of the Long Family Name … Zoe"
    whole = label.text_size().width()
    assert label.shortened(whole + 2) == label.accessibleName()
    short = label.shortened(whole - 40)
    assert short.startswith("2 came out: Aaron of")
    assert short.endswith("… … Zoe")


def test_a_sheet_of_covers_has_no_badge(qtbot: QtBot, bar: OutcomeBar) -> None:
    chosen = by_sheet(qtbot, asked(qtbot, bar, ONLY_COVERS), 3, 3)
    assert (people(bar), chosen._mark.isEnabled()) == ([], False)
    chosen._which.setCurrentIndex(1)
    assert (len(people(bar)), chosen._mark.isEnabled()) == (25, True)
    qtbot.keyClick(chosen._unit, Qt.Key.Key_Up)
    assert (chosen._from.value(), chosen._to.value()) == (18, 18)


def test_where_each_has_a_sheet_of_its_own_numbers_are_enough(qtbot: QtBot, bar: OutcomeBar) -> None:
    for sheets, counted in ((list(range(1, 26)), False), ([], False), (SHEETS, True)):
        assert asked(qtbot, bar, sheets)._unit.isVisibleTo(bar) == counted
        qtbot.mouseClick(bar._no, Qt.MouseButton.LeftButton)


def test_what_is_printed_before_the_answer_is_asked_about_after_it(qtbot: QtBot, bar: OutcomeBar) -> None:
    told: list[tuple[str, int]] = []
    for place in ("A", "B", "C"):
        bar.ask(Question(PIECES[:2], place), lambda out, place=place: told.append((place, len(out))))  # type: ignore[misc]
    said = []
    for answer in (bar._yes, bar._no):
        said.append((bar._text.text(), bar._more.text()))
        qtbot.mouseClick(answer, Qt.MouseButton.LeftButton)
    assert said == [
        ("2 badges went to A. Did all come out?", "2 more to answer"),
        ("2 badges went to B. Did all come out?", "1 more to answer"),
    ]
    assert (bar.isHidden(), bar._more.isHidden()) == (False, True)
    with qtbot.waitSignal(bar.settled):
        qtbot.mouseClick(bar._yes, Qt.MouseButton.LeftButton)
    assert (told, bar.isHidden()) == ([("A", 2), ("B", 0), ("C", 2)], True)
