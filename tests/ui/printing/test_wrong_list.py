"""What is wrong on paper as a list that one walks round with."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from organizer.domain.printing.ledger import Fault, Wrong
from organizer.domain.printing.pieces import PieceKind
from organizer.progress import Progress
from organizer.services import people
from organizer.services.printing import ledger
from organizer.services.printing.pieces import current
from organizer.services.workspace import Workspace
from tests.factories import a_category, a_person
from ui.printing.wrong_bar import WrongBar
from ui.printing.wrong_list import WrongList
from ui.window import MainWindow

pytestmark = pytest.mark.keeps_undo_to_itself


@pytest.fixture
def on_paper(workspace: Workspace) -> list[int]:
    """The badges of three people."""
    guest = a_category(workspace)
    cast = [a_person(workspace, name, category_id=guest) for name in ("Anna", "Bela", "Zoe")]
    with workspace.reading() as db:
        pieces = current(db, [PieceKind.BADGE])
    ledger.mark_printed(workspace, pieces, Progress())
    return cast


@pytest.fixture
def bar(qtbot: QtBot, workspace: Workspace) -> Iterator[WrongBar]:
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    window.show_event(workspace)
    made = WrongBar(workspace, window)
    made.setParent(window)
    yield made
    window.release()


def click(qtbot: QtBot, what: QPushButton) -> None:
    qtbot.mouseClick(what, Qt.MouseButton.LeftButton)


def opened(bar: WrongBar, button: QPushButton) -> WrongList:
    bar._take(ledger.wrong(bar._workspace, Progress()))
    button.click()
    found = bar._shell.dialog_parent().findChild(WrongList)
    assert isinstance(found, WrongList)
    return found


def untick(shown: WrongList, row: int) -> None:
    shown.list.item(row).setCheckState(Qt.CheckState.Unchecked)


def names(shown: WrongList) -> list[str]:
    return [shown.list.item(row).text() for row in range(shown.list.count())]


def test_what_was_taken_away_is_ticked_and_can_be_taken_back(
    qtbot: QtBot, bar: WrongBar, workspace: Workspace, on_paper: list[int]
) -> None:
    people.delete_people(workspace, on_paper[:2])
    shown = opened(bar, bar._away)
    assert (names(shown), shown._go_on.text()) == (["The badge of Anna", "The badge of Bela"], "Taken away: 2 of 2")
    shown.list.tick_none()
    assert not shown._go_on.isEnabled()
    shown.list.tick_all()
    untick(shown, 1)
    click(qtbot, shown._go_on)
    toast = bar._shell.toaster  # type: ignore[attr-defined]
    left = [each.title for each in ledger.wrong(workspace, Progress())]
    assert (toast.text(), left) == ("Taken away: 1 badge.", ["the badge of Bela"])
    click(qtbot, toast._button)
    assert len(ledger.wrong(workspace, Progress())) == 2


def test_what_is_printed_again_can_be_chosen(
    qtbot: QtBot, bar: WrongBar, workspace: Workspace, on_paper: list[int]
) -> None:
    for person, name in zip(on_paper, ("Anne", "Béla", "Zoë"), strict=True):
        people.update_person(workspace, person, {"name": name})
    wanted: list[tuple[Wrong, ...]] = []
    bar.print_wanted.connect(wanted.append)
    shown = opened(bar, bar._which)
    untick(shown, 0)
    click(qtbot, shown._go_on)
    assert [[(each.title, each.fault) for each in some] for some in wanted] == [
        [("the badge of Béla", Fault.CHANGED), ("the badge of Zoë", Fault.CHANGED)]
    ]
