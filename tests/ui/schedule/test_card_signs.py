"""Whether a session takes place, and its languages, are said from its card's menu."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from organizer.domain.programme.words import SessionState
from organizer.services import schedule
from ui.schedule.describing import LanguagesDialog


def test_a_session_is_cancelled_from_the_menu_and_taken_back(page, event):
    menu = page.acts.menu_of(event.opening)
    states = next(each.menu() for each in menu.actions() if each.text() == "Takes place")
    assert [(each.text(), each.isChecked()) for each in states.actions()] == [
        ("Confirmed", True),
        ("Unconfirmed", False),
        ("Cancelled", False),
    ]
    states.actions()[2].trigger()
    menu.deleteLater()

    assert page.board.item(event.opening).card.state is SessionState.CANCELLED
    assert page.board.item(event.opening).face().signs == ("forbidden",)
    event.workspace.undo()
    assert page.board.item(event.opening).face().signs == ()


def test_languages_are_typed_into_a_line(page, event):
    menu = page.acts.menu_of(event.opening)
    next(each for each in menu.actions() if each.text() == "Interpreted into…").trigger()
    menu.deleteLater()
    dialog = page.findChild(LanguagesDialog)
    dialog.line.setText("zh， en;")
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)

    (card,) = schedule.cards(event.workspace, [event.opening])
    assert card.interpreted == ("zh", "en")
    assert page.board.item(event.opening).face().signs == ("language",)
