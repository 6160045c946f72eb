"""The list of templates on the page Print, and the designer opened from it, on the event's own file."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import insert

from organizer.services.printing import badges, templates
from organizer.services.workspace import Workspace
from organizer.storage import tables
from tests.factories import a_category, a_person
from tests.ui.printing.designer.conftest import a_design
from ui import theme
from ui.language import use_language
from ui.name_dialog import NameDialog
from ui.printing.designer.designer import Designer
from ui.printing.designer.templates_page import TemplatesPage
from ui.printing.page import PrintPage
from ui.printing.what import OfBadges
from ui.screenshots import wait_for_jobs
from ui.window import MainWindow

pytestmark = pytest.mark.usefixtures("cached_fonts")


def settle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.jobs.running, timeout=20_000)


@pytest.fixture
def guest(workspace: Workspace) -> int:
    category = a_category(workspace, "Guest", color=1)
    a_person(workspace, "Anna Schmidt", category_id=category, code="A")
    return category


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, workspace: Workspace, guest: int) -> TemplatesPage:  # noqa: ARG001
    window.window().resize(1280, 720)
    templates.add_template(workspace, "Small", a_design())
    shown = window.show_page("print")
    assert isinstance(shown, PrintPage)
    shown.turn_to(OfBadges.TEMPLATES)
    settle(qtbot, window)
    return shown.templates


def listed(page: TemplatesPage) -> list[tuple[str, str]]:
    return [(card.line.name, card.used_by) for card in page.model.rows]


def the_designer(window: MainWindow) -> Designer:
    shown = window.stack.currentWidget()
    assert isinstance(shown, Designer)
    return shown


def test_each_template_is_shown_with_somebody_on_it(page: TemplatesPage) -> None:
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    (card,) = page.model.rows
    assert card.face is not None
    assert "Anna Schmidt" in card.face.words()
    assert (card.line.name, card.size, card.used_by) == ("Small", "90 × 120 mm", "Everybody without another")


def test_without_a_template_the_page_offers_the_first_step(
    qtbot: QtBot, window: MainWindow, page: TemplatesPage
) -> None:
    page.buttons["delete"].click()
    settle(qtbot, window)
    assert listed(page) == []
    assert page._middle.currentIndex() == 1
    assert not page.buttons["design"].isVisible()


def test_one_of_the_programs_designs_is_begun_and_designed(
    qtbot: QtBot, window: MainWindow, page: TemplatesPage, workspace: Workspace
) -> None:
    menu = page.new_menu()
    first = menu.actions()[0]
    first.trigger()
    settle(qtbot, window)
    designer = the_designer(window)
    assert len(designer.editing.items) > 5
    designer.close_designer()
    qtbot.waitUntil(lambda: window.stack.currentWidget() is not designer)
    settle(qtbot, window)
    assert [name for name, _used in listed(page)] == ["Small", first.text()]
    chosen = page.chosen()
    assert chosen is not None
    assert chosen.name == first.text()
    menu.deleteLater()
    assert workspace.undo_label == f"Add badge template “{first.text()}”"


def test_what_is_designed_is_one_step_of_the_event(
    qtbot: QtBot, window: MainWindow, page: TemplatesPage, workspace: Workspace
) -> None:
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    settle(qtbot, window)
    designer = the_designer(window)
    QTest.keyClick(designer.canvas, Qt.Key.Key_Tab)
    for _times in range(3):
        QTest.keyClick(designer.canvas, Qt.Key.Key_Right)
    QTest.keyClick(designer.canvas, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert workspace.undo_label == "Change badge template “Small”"
    (line,) = templates.list_templates(workspace)
    assert templates.read_design(workspace, line.id)["elements"][0]["box"][0] == 10_300
    window.operations.undo()
    assert templates.read_design(workspace, line.id)["elements"][0]["box"][0] == 10_000
    assert designer.editing.kept.front[0].box.x == 10_000
    designer.close_designer()
    qtbot.waitUntil(lambda: window.stack.currentWidget() is not designer)
    settle(qtbot, window)


def test_a_picture_comes_into_the_event_with_the_template(
    qtbot: QtBot, window: MainWindow, page: TemplatesPage, workspace: Workspace, tmp_path: Path
) -> None:
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill("red")
    image.save(str(tmp_path / "logo.png"))
    page.buttons["design"].click()
    settle(qtbot, window)
    designer = the_designer(window)
    designer.pictures.add_file(tmp_path / "logo.png")
    settle(qtbot, window)
    (name,) = designer.pictures.new
    assert badges.pictures(workspace, [name]) == {}
    designer.save()
    assert badges.pictures(workspace, [name]) == {name: (tmp_path / "logo.png").read_bytes()}


def test_a_template_that_is_undone_meanwhile_leaves_the_designer(
    qtbot: QtBot, window: MainWindow, page: TemplatesPage
) -> None:
    page.buttons["design"].click()
    settle(qtbot, window)
    designer = the_designer(window)
    window.operations.undo()  # the template itself
    qtbot.waitUntil(lambda: window.stack.currentWidget() is not designer)
    settle(qtbot, window)
    assert listed(page) == []


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_designer_has_room_on_a_small_screen_at_twice_the_size_of_text(
    qapp: QApplication, workspace: Workspace, guest: int, request: pytest.FixtureRequest, language: str
) -> None:
    assert guest
    id = templates.add_template(workspace, "Small", {**a_design(), "back": "same"})
    use_language(language)
    theme.apply(qapp, theme.Scheme.LIGHT, 2.0)
    try:
        window = request.getfixturevalue("window")
        page = window.show_page("print")
        designer = page.templates.design(id, "Small")
        wait_for_jobs(window)
        rail = window.rail.sizeHint().width()
        for part in designer.editing.items:
            designer.editing.select([part.id])
            least = designer.minimumSizeHint()
            assert least.width() + rail <= 1280
            assert least.height() <= 720
    finally:
        theme.apply(qapp, theme.Scheme.LIGHT)


def test_a_design_that_cannot_be_understood_is_listed_and_not_designed(
    qtbot: QtBot, window: MainWindow, page: TemplatesPage, workspace: Workspace
) -> None:
    with workspace.operation("A newer program") as db:
        db.execute(insert(tables.badge_template).values(name="Future", design={"version": 9}))
    settle(qtbot, window)
    assert [(card.line.name, card.face is None) for card in page.model.rows] == [("Small", False), ("Future", True)]
    assert page.design(page.model.rows[1].line.id, "Future") is None
    assert "A newer version of this program" in window.toaster.text()


def test_copy_rename_and_delete(qtbot: QtBot, window: MainWindow, page: TemplatesPage) -> None:
    page.buttons["copy"].click()
    settle(qtbot, window)
    assert [name for name, _used in listed(page)] == ["Small", "Small (2)"]
    QTest.keyClick(page.list, Qt.Key.Key_F2)
    (dialog,) = window.findChildren(NameDialog)
    dialog.line.setText("Large")
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert [name for name, _used in listed(page)] == ["Small", "Large"]
    page.rename(page.model.rows[0].line.id, "Large")
    assert "Large" in window.toaster.text()
    QTest.keyClick(page.list, Qt.Key.Key_Delete)
    settle(qtbot, window)
    assert [name for name, _used in listed(page)] == ["Small"]
    window.operations.undo()
    settle(qtbot, window)
    assert [name for name, _used in listed(page)] == ["Small", "Large"]


def test_for_whom_a_template_is(qtbot: QtBot, window: MainWindow, page: TemplatesPage) -> None:
    page.buttons["copy"].click()
    settle(qtbot, window)
    menu = page.choice_menu()
    assert [(each.text(), each.isChecked()) for each in menu.actions() if each.text()] == [
        ("Everybody whose category has no other", False),
        ("Guest", False),
    ]
    menu.actions()[2].trigger()
    assert window.jobs.running, "the badges are composed later"
    assert listed(page) == [("Small", "Everybody without another"), ("Small (2)", "Guest")]
    assert all(card.face is not None for card in page.model.rows), "until then they look as before"
    settle(qtbot, window)
    assert listed(page) == [("Small", "Everybody without another"), ("Small (2)", "Guest")]
    menu.deleteLater()
    again = page.choice_menu()
    again.actions()[0].trigger()
    settle(qtbot, window)
    assert listed(page) == [("Small (2)", "Everybody else, Guest"), ("Small", "Nobody yet")]
    again.deleteLater()


def test_to_a_file_and_back(qtbot: QtBot, window: MainWindow, page: TemplatesPage, tmp_path: Path) -> None:
    path = tmp_path / "small.json"
    page.export_to(page.model.rows[0].line.id, path)
    assert json.loads(path.read_text("utf-8"))["size"] == [90_000, 120_000]
    page.import_from(path)
    settle(qtbot, window)
    settle(qtbot, window)
    assert [name for name, _used in listed(page)] == ["Small", "Small (2)"]
    path.write_text("[]")
    page.import_from(path)
    settle(qtbot, window)
    assert len(listed(page)) == 2
