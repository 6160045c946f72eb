"""The history: what happened in words, and taking it back."""

import threading

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QLabel
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from sqlalchemy import Connection, update

from organizer.domain.country_names import CountryNames
from organizer.progress import Progress
from organizer.services import history
from organizer.services.history import RowChange
from organizer.services.workspace import Workspace
from organizer.storage import reverting, tables
from tests.factories import a_room, a_session
from ui import operations, theme
from ui.dialogs import ProgressDialog
from ui.history import models, words
from ui.history.models import HistoryModel, state
from ui.history.page import HistoryPage
from ui.widgets.rows import LINES
from ui.window import MainWindow


def page(window: MainWindow) -> HistoryPage:
    """The history, in front."""
    shown = window.show_page("history")
    assert isinstance(shown, HistoryPage)
    return shown


def labels(shown: HistoryPage) -> list[str]:
    """What the list says, from the top."""
    model = shown._model
    return [model.index(row, models.WHAT).data(LINES).first for row in range(model.rowCount())]


def states(shown: HistoryPage) -> list[str]:
    """The words of the chips, from the top."""
    return [state(shown._model.operation(row))[0] for row in range(shown._model.rowCount())]


def move(workspace: Workspace, session: int, room: int) -> None:
    """Put a session into a room."""
    with workspace.operation("Move it") as db:
        table = tables.session
        db.execute(update(table).where(table.c.id == session).values(room_id=room, day=0, start=615))


def test_the_newest_step_stands_first_and_is_chosen(window: MainWindow, workspace: Workspace) -> None:
    a_room(workspace)
    shown = page(window)
    assert labels(shown) == ["Add room", "New event “Technology Exchange 2026”"]
    assert shown._table.currentIndex().row() == 0
    a_session(workspace)
    assert labels(shown)[0] == "Add session"
    assert shown._table.currentIndex().row() == 1, "the chosen step stays chosen"


@pytest.mark.parametrize(
    ("width", "hidden"), [(420, {models.STATE, models.WHO}), (520, {models.WHO}), (700, set()), (1400, set())]
)
def test_what_was_done_keeps_its_room_and_the_rest_gives_way(
    window: MainWindow, workspace: Workspace, width: int, hidden: set[int]
) -> None:
    a_room(workspace)
    table = page(window)._table

    table.resize(width, 400)

    assert {each for each in range(4) if table.isColumnHidden(each)} == hidden
    assert sum(table.columnWidth(each) for each in range(4)) == table.viewport().width()
    assert table.columnWidth(models.WHAT) >= theme.px(240)


def test_a_change_is_told_in_words(window: MainWindow, workspace: Workspace) -> None:
    hall, session = a_room(workspace, "Hall A"), a_session(workspace, "Opening")
    move(workspace, session, hall)
    said = [each.text() for each in page(window)._details.findChildren(QLabel)]
    assert said[0] == "Move it"
    assert said[2:] == ["Session “Opening”", "room: — → Hall A", "day: — → day 1", "start: — → 10:15"]


def test_a_time_after_midnight_is_told_as_the_next_day_s() -> None:
    assert [words.value("start", minutes, {}) for minutes in (1439, 1530)] == ["23:59", "01:30 on the next day"]


def test_undo_only_this_keeps_what_came_later(window: MainWindow, workspace: Workspace) -> None:
    a_room(workspace, "Hall A")
    a_room(workspace, "Hall B")
    shown = page(window)
    shown._table.selectRow(1)
    shown._one.click()
    assert states(shown) == ["undo", "done", "undone", "noted"]
    assert shown._model.index(2, models.WHAT).data(LINES).gone


def test_undo_to_here_takes_back_what_came_later(window: MainWindow, workspace: Workspace) -> None:
    for name in ("A", "B", "C"):
        a_room(workspace, name)
    shown = page(window)
    shown._table.selectRow(2)
    assert shown._to_here.isEnabled()
    shown._to_here.click()
    assert workspace.undo_label == "Add room"
    assert states(shown)[:2] == ["undo", "undo"]
    assert sorted(states(shown)[2:]) == ["done", "noted", "undone", "undone"]


def test_what_cannot_be_undone_offers_nothing(window: MainWindow) -> None:
    shown = page(window)
    assert (shown._one.isEnabled(), shown._to_here.isEnabled()) == (False, False)


def test_the_model_reads_further_when_the_view_asks(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, qtmodeltester: ModelTester
) -> None:
    monkeypatch.setattr(models, "PAGE", 2)
    for number in range(4):
        a_room(workspace, f"Room {number}")
    model = HistoryModel(lambda limit, before: history.operations(workspace, limit, before=before))
    model.reload()
    counts = [model.rowCount()]
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
        counts.append(model.rowCount())
    assert counts == [2, 4, 5]
    qtmodeltester.check(model)


def test_values_as_a_person_reads_them() -> None:
    names = {("room", 3): "Hall A"}
    assert words.value("room_id", 3, names) == "Hall A"
    assert words.value("room_id", 4, names) == "#4"
    assert words.value("start", 615, names) == "10:15"
    assert words.value("fields", '{"T-shirt": "L", "Hotel": "yes"}', names) == "T-shirt: L, Hotel: yes"
    assert words.value("note", "", names) == "—"
    assert words.value("note", "x" * 100, names) == "x" * 80 + "…"


def test_a_new_and_a_deleted_row_are_called_so() -> None:
    added = RowChange("room", 1, "Hall A", None, {"name": "Hall A", "capacity": 100})
    assert words.what_happened(added) == "Room “Hall A” added"
    assert words.lines(added, {}) == ["name: Hall A", "seats: 100"]
    gone = RowChange("session", 1, "", {"title": ""}, None)
    assert (words.what_happened(gone), words.lines(gone, {})) == ("Session deleted", [])


def test_people_and_events_are_told_as_their_pages_call_it() -> None:
    added = RowChange("person", 1, "Ada", None, {"title": "Dr.", "family_name": "Lovelace", "status": "pending"})
    assert words.lines(added, {}) == ["salutation: Dr.", "last name: Lovelace", "status: Pending"]
    changed = RowChange("event", 1, "Forum", {"days": 2}, {"days": 1})
    assert words.lines(changed, {}) == ["days: 2 → 1"]


def test_a_country_is_told_as_the_event_calls_it() -> None:
    moved = RowChange("person", 1, "Ada", {"country": "IT"}, {"country": "CZ"})
    assert words.lines(moved, {}) == ["country: Italy → Czechia"]
    named = CountryNames({"CZ": {"en": "Czech Lands"}})
    assert words.lines(moved, {}, named) == ["country: Italy → Czech Lands"]


def test_a_design_is_not_told_line_by_line() -> None:
    added = RowChange("badge_template", 1, "Portrait", None, {"design": '{"lines": []}', "is_default": 1})
    assert words.lines(added, {}) == ["used unless another is chosen: yes"]
    changed = RowChange("badge_template", 1, "Portrait", {"design": "{}"}, {"design": '{"lines": []}'})
    assert words.lines(changed, {}) == ["the design changed"]


def test_another_photo_is_told_without_its_digest() -> None:
    changed = RowChange("person", 1, "Ada", {"photo": ""}, {"photo": "9f86d081884c7d65"})
    assert words.lines(changed, {}) == ["the photo changed"]


def test_a_print_mark_is_told_in_words() -> None:
    held = {"what": "badge", "title": "the badge of Ada", "person_id": 3, "thrown_away": 1, "replaced_by_id": 8}
    names = {("person", 3): "Ada", ("print_mark", 8): "the badge of Ada"}
    assert words.lines(RowChange("print_mark", 7, "the badge of Ada", None, held), names) == [
        "printed: badge",
        "title: the badge of Ada",
        "person: Ada",
        "thrown away: yes",
        "replaced by: the badge of Ada",
    ]


def test_nobody_is_shown_the_secret_that_signs_codes(workspace: Workspace) -> None:
    with workspace.operation("Sign codes anew") as db:
        db.execute(update(tables.event).values(secret="0123456789abcdef", place="Basel"))
    last = history.operations(workspace)[0]
    assert [change.after for change in history.changes_of(workspace, last.id)] == [{"place": "Basel"}]


def test_long_runs_can_be_broken() -> None:
    assert words.breakable("a " + "x" * 30) == "a " + "x" * 24 + "\u200b" + "x" * 6


# -- steps of many changes --------------------------------------------------------------------------------------------


@pytest.fixture
def everything_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if each step held thousands of changes."""
    monkeypatch.setattr(operations, "LONG", 1)


def progress(window: MainWindow) -> ProgressDialog | None:
    """The dialog over a running job."""
    return next((each for each in window.findChildren(ProgressDialog) if each.isVisible()), None)


def wait_until_done(window: MainWindow, qtbot: QtBot) -> None:
    """Until no job runs and its dialog has closed."""
    qtbot.waitUntil(lambda: not window.jobs.running and progress(window) is None, timeout=5000)


@pytest.mark.usefixtures("everything_is_long")
def test_a_long_step_is_a_job_whose_dialog_lets_nothing_else_be_done(
    window: MainWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    a_room(workspace, "Hall A")
    window.undo_action.trigger()
    shown = progress(window)
    assert shown is not None
    assert shown.isModal()
    assert shown.findChildren(QLabel)[0].text() == "Undo add room"
    wait_until_done(window, qtbot)
    assert (workspace.undo_label, workspace.redo_label) == (None, "Add room")
    assert window.toaster.text() == "Undone: Add room"
    window.redo_action.trigger()
    assert progress(window) is not None
    wait_until_done(window, qtbot)
    assert workspace.undo_label == "Add room"
    assert window.toaster.text() == "Done again: Add room"


@pytest.mark.usefixtures("everything_is_long")
def test_cancel_of_a_long_step_leaves_it_done(
    window: MainWindow, workspace: Workspace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_room(workspace, "Hall A")
    a_room(workspace, "Hall B")
    begun = threading.Event()
    revert = reverting.revert

    def wait_for_cancel(db: Connection, operation: int, running: int, told: Progress) -> None:
        revert(db, operation, running, told)
        begun.set()
        while True:
            told.step(0, 0)

    with monkeypatch.context() as patched:
        patched.setattr(reverting, "revert", wait_for_cancel)
        for start in (window.undo_action.trigger, page(window)._one.click):
            begun.clear()
            start()
            assert begun.wait(5)
            shown = progress(window)
            assert shown is not None
            shown.cancel_button.click()
            wait_until_done(window, qtbot)
            assert workspace.undo_label == "Add room"
            assert states(page(window)) == ["done", "done", "noted"]
    assert not window.toaster.isVisible()


@pytest.mark.usefixtures("everything_is_long")
def test_undo_to_here_over_long_steps_is_one_job(window: MainWindow, workspace: Workspace, qtbot: QtBot) -> None:
    for name in ("A", "B", "C"):
        a_room(workspace, name)
    shown = page(window)
    shown._table.selectRow(2)
    shown._to_here.click()
    assert progress(window) is not None
    wait_until_done(window, qtbot)
    assert states(shown) == ["undo", "undo", "undone", "undone", "done", "noted"]


@pytest.mark.usefixtures("everything_is_long")
def test_a_long_step_that_cannot_be_undone_says_why(window: MainWindow, workspace: Workspace, qtbot: QtBot) -> None:
    room = a_room(workspace)
    a_session(workspace, room_id=room, day=0, start=600)
    shown = page(window)
    shown._table.selectRow(1)
    shown._one.click()
    wait_until_done(window, qtbot)
    assert window.toaster.text().startswith("Something later builds on this step")
    assert states(shown) == ["done", "done", "noted"]
