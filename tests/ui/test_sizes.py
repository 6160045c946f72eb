"""Layouts hold in a small window and at twice the size of text, in both languages."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from organizer.services import releases, scenarios
from organizer.services.workspace import Workspace
from tests.factories import a_person, a_role, a_room, a_session
from ui import pages, theme
from ui.crash import CrashWindow
from ui.imports.flow import start_import
from ui.language import use_language
from ui.preferences_dialog import PreferencesDialog
from ui.rail import NAME_LINES, EventName, wrapped
from ui.screenshots import wait_for_jobs
from ui.versions.page import start_versions
from ui.versions.scenarios import BOARDS, start_scenarios
from ui.welcome import NewEventDialog
from ui.widgets.bars import Bar
from ui.widgets.buttons import Button, button, primary
from ui.window import MainWindow

SMALL = (1280, 720)
"""Pixels of the smallest screen."""


@pytest.fixture
def large_text(qapp: QApplication) -> Iterator[None]:
    """Twice the size of text."""
    theme.apply(qapp, theme.Scheme.LIGHT, 2.0)
    yield
    theme.apply(qapp, theme.Scheme.LIGHT)


def _room_of(window: MainWindow, page: str) -> tuple[int, int]:
    """What the window needs at least while this page is shown."""
    window.show_page(page)
    wait_for_jobs(window)
    return window.minimumSizeHint().toTuple()  # type: ignore[return-value]


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("page", [each.name for each in pages.ALL])
@pytest.mark.usefixtures("large_text")
def test_every_page_has_room_on_a_small_screen_at_twice_the_size_of_text(
    workspace: Workspace, request: pytest.FixtureRequest, page: str, language: str
) -> None:
    a_session(workspace, "Opening", room_id=a_room(workspace, "Hall A"), day=0, start=540)  # so that Undo is offered
    use_language(language)
    window = request.getfixturevalue("window")
    window.window().resize(*SMALL)
    width, height = _room_of(window, page)
    assert width <= SMALL[0]
    assert height <= SMALL[1]


@pytest.mark.parametrize(("size", "scale"), [(SMALL, 2.0), ((1024, 640), 1.0)])
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_conflicts_with_their_proposals_leave_the_window_as_large_as_it_is(
    workspace: Workspace,
    qapp: QApplication,
    request: pytest.FixtureRequest,
    size: tuple[int, int],
    scale: float,
    language: str,
) -> None:
    speaker, hall, salon = a_person(workspace, "Elena Rossi"), a_room(workspace, "Hall A"), a_room(workspace, "Salon")
    for title, room in (("Opening", hall), ("A clinic with a title that takes two lines at least", salon)):
        a_role(workspace, speaker, session_id=a_session(workspace, title, room_id=room, day=0, start=540))
    theme.apply(qapp, theme.Scheme.LIGHT, scale)
    use_language(language)
    window = request.getfixturevalue("window")
    window.window().resize(*size)
    page = window.show_page("schedule")
    wait_for_jobs(window)
    page.toggle_panel()
    page.panel.list.setCurrentIndex(page.panel.model.index(0, 0))
    wait_for_jobs(window)
    assert len(page.panel.fixes.buttons) == 2
    assert window.window().size().toTuple() == size
    theme.apply(qapp, theme.Scheme.LIGHT)


def test_a_narrow_window_leaves_the_rails_room_to_the_page(
    window: MainWindow, qapp: QApplication, qtbot: QtBot
) -> None:
    window.window().resize(960, 720)
    qtbot.waitUntil(lambda: (window.rail.width(), window.rail.items[0].compact) == (200, False))
    theme.apply(qapp, theme.Scheme.LIGHT, 2.0)
    window.resize(961, 720)
    assert (window.rail.width(), window.rail.items[0].compact) == (36 + 40, True)
    assert window.rail.items[0].toolTip() == "Today (Ctrl+1)"


def test_a_long_name_has_three_lines_on_the_rail_and_a_tooltip(qapp: QApplication) -> None:  # noqa: ARG001
    name = "International symposium on advances in semiconductors, biomedicine and the environment of the delta " * 2
    shown = EventName()
    shown.show_name(name)
    assert len(wrapped(shown.text(), shown.font(), 200 - 40)) == NAME_LINES
    assert shown.text().endswith("…")
    assert shown.toolTip() == name
    shown.show_name("A short name")
    assert (shown.text(), shown.toolTip()) == ("A short name", "")


@pytest.fixture
def bar(qtbot: QtBot) -> Iterator[tuple[Bar, QLabel, Button, Button]]:
    """A bar with a word, an action and the primary action, as wide as it wants to be."""
    about, other, main = QLabel("What it is about"), button("Export…", "export"), primary("Add", "add")
    around = QWidget()  # a window itself would not be made smaller than its layout
    made = Bar(about, around)
    made.add_action(main)
    made.add_action(other)
    with qtbot.waitExposed(around):
        around.show()
    made.resize(made.sizeHint())
    yield made, about, other, main
    around.deleteLater()


def test_where_the_room_is_short_the_primary_action_keeps_its_word_longest(
    bar: tuple[Bar, QLabel, Button, Button], qtbot: QtBot
) -> None:
    made, about, other, main = bar
    whole = made.width()

    def becomes(width: int, export: str, add: str, told: bool) -> None:
        made.resize(width, made.height())
        qtbot.waitUntil(lambda: (other.text(), main.text(), about.isVisible()) == (export, add, told))

    becomes(whole, "Export…", "Add", True)
    becomes(whole - 10, "", "Add", True)
    becomes(whole - other.saving() - 10, "", "", True)
    becomes(made.minimumSizeHint().width(), "", "", False)
    assert other.toolTip() == "Export…"
    becomes(2 * whole, "Export…", "Add", True)


def test_what_a_compact_button_saves_is_what_qt_takes(bar: tuple[Bar, QLabel, Button, Button]) -> None:
    _bar, _about, other, _main = bar
    before = other.sizeHint().width()
    other.set_compact(True)
    assert before - other.sizeHint().width() == other.saving()


@pytest.mark.parametrize("make", [NewEventDialog, PreferencesDialog, lambda _over: CrashWindow("where it happened")])
@pytest.mark.usefixtures("large_text")
def test_no_dialog_is_larger_than_the_screen(window: MainWindow, make: type[QWidget]) -> None:
    dialog = make(window)
    screen = dialog.screen().availableSize()
    assert dialog.minimumWidth() <= screen.width()
    assert dialog.minimumHeight() <= screen.height()
    dialog.deleteLater()


@pytest.mark.usefixtures("large_text")
def test_the_review_of_an_import_has_room_too(window: MainWindow, workspace: Workspace, tmp_path: Path) -> None:
    sheet = tmp_path / "attendees of the whole conference, as the platform exports them.csv"
    sheet.write_text("Name,E-mail\nAda,ada@example.org\nBo,bo@example.org\n", encoding="utf-8")
    window.window().resize(*SMALL)
    flow = start_import(workspace, window, sheet)
    for step in (flow.next_button.click, lambda: None):
        wait_for_jobs(window)
        assert window.minimumSizeHint().width() <= SMALL[0]
        step()
    window.give_back("people")


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("stand_in", ["versions", "scenarios"])
@pytest.mark.usefixtures("large_text")
def test_versions_and_scenarios_have_room_at_twice_the_size_of_text(
    workspace: Workspace, request: pytest.FixtureRequest, stand_in: str, language: str
) -> None:
    a_session(workspace, "Opening", room_id=a_room(workspace, "Hall A"), day=0, start=540)
    use_language(language)
    window = request.getfixturevalue("window")
    window.window().resize(*SMALL)
    if stand_in == "versions":
        releases.release(workspace, "Version 1")
        start_versions(workspace, window)
    else:
        scenarios.keep_scenario(workspace, "Plan A")
        start_scenarios(workspace, window).show_view(BOARDS)
    wait_for_jobs(window)
    width, height = window.minimumSizeHint().toTuple()
    assert width <= SMALL[0]
    assert height <= SMALL[1]


@pytest.mark.usefixtures("large_text")
def test_the_schedule_with_every_count_in_its_header_has_room(
    workspace: Workspace, request: pytest.FixtureRequest, qtbot: QtBot
) -> None:
    hall = a_room(workspace, "Hall A", capacity=10)
    releases.release(workspace, "Version 1")
    for start in (540, 570):
        a_session(workspace, "Opening", room_id=hall, day=0, start=start, expected=99)
    window = request.getfixturevalue("window")
    window.window().resize(*SMALL)
    page = window.show_page("schedule")
    qtbot.waitUntil(page.since.isVisible)
    wait_for_jobs(window)

    assert [each.text() for each in (page.since, *page.chips.values())] == ["2", "1", "2"]
    assert window.minimumSizeHint().width() <= SMALL[0]
