"""What is asked after printing: which came out, by their numbers or by the sheets on which they are."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from organizer.domain.printing.pieces import Piece, PieceKind, Subject
from ui.printing.outcome import OutcomeBar, _Range

PIECES = [Piece(PieceKind.BADGE, Subject(person=n), f"badge {n}", "") for n in range(1, 26)]
SHEETS = [(n + 2) // 10 + 1 for n in range(25)]  # two covers first; three sheets of ten
ONLY_COVERS = [*SHEETS[:18], *(number + 1 for number in SHEETS[18:])]


@pytest.fixture
def bar(qtbot: QtBot) -> OutcomeBar:
    made = OutcomeBar()
    qtbot.addWidget(made)
    return made


def asked(qtbot: QtBot, bar: OutcomeBar, sheets: list[int]) -> _Range:
    bar.ask(PIECES, "the printer", sheets)
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
    chosen = by_sheet(qtbot, asked(qtbot, bar, SHEETS), 2, 2)
    assert (chosen._to.text(), people(bar)) == ("2 / 3", list(range(9, 19)))
    assert chosen._names.accessibleName() == "10 came out: badge 9 … badge 18"
    chosen._which.setCurrentIndex(1)
    assert people(bar) == [*range(1, 9), *range(19, 26)]
    qtbot.keyClick(chosen._unit, Qt.Key.Key_Up)
    assert (chosen._from.value(), chosen._to.text()) == (9, "18 / 25")
    qtbot.keyClick(chosen._unit, Qt.Key.Key_Down)
    with qtbot.waitSignal(bar.answered) as answer:
        qtbot.mouseClick(chosen._mark, Qt.MouseButton.LeftButton)
    assert answer.args is not None
    assert len(answer.args[0]) == 15


def test_a_sheet_of_covers_has_no_badge(qtbot: QtBot, bar: OutcomeBar) -> None:
    chosen = by_sheet(qtbot, asked(qtbot, bar, ONLY_COVERS), 3, 3)
    assert (people(bar), chosen._mark.isEnabled()) == ([], False)
    chosen._which.setCurrentIndex(1)
    assert (len(people(bar)), chosen._mark.isEnabled()) == (25, True)
    qtbot.keyClick(chosen._unit, Qt.Key.Key_Up)
    assert (chosen._from.value(), chosen._to.value()) == (18, 18)


def test_where_each_has_a_sheet_of_its_own_numbers_are_enough(qtbot: QtBot, bar: OutcomeBar) -> None:
    assert not asked(qtbot, bar, list(range(1, 26)))._unit.isVisibleTo(bar)
    assert not asked(qtbot, bar, [])._unit.isVisibleTo(bar)
    assert asked(qtbot, bar, SHEETS)._unit.isVisibleTo(bar)
