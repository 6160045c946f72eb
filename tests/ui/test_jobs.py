"""Jobs: a result, an error, a cancelled one, and the dialog over a long one."""

import gc
import sys
import threading
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from organizer.errors import BadInput, Problem, Refused, Trouble
from organizer.progress import Progress
from ui import jobs as jobs_module
from ui.dialogs import Message, ProgressDialog, left_text
from ui.jobs import Job, time_left
from ui.window import MainWindow


def dialog(window: MainWindow, kind: type) -> object:
    """The dialog of that kind over the window."""
    return next((each for each in window.findChildren(kind) if each.isVisible()), None)


def wait_until_done(window: MainWindow, qtbot: QtBot) -> None:
    """Until no job runs."""
    qtbot.waitUntil(lambda: not window.jobs.running, timeout=5000)


def test_a_job_hands_its_result_over_on_the_ui_thread(empty_window: MainWindow, qtbot: QtBot) -> None:
    seen: list[object] = []
    empty_window.jobs.start(
        lambda _progress: threading.current_thread(),
        lambda worker: seen.extend((worker, threading.current_thread())),
        "",
    )
    wait_until_done(empty_window, qtbot)
    assert seen[0] is not seen[1]
    assert seen[1] is threading.main_thread()


def test_a_refused_job_says_why_in_place(empty_window: MainWindow, qtbot: QtBot) -> None:
    def work(_progress: Progress) -> None:
        raise Refused("Room 201 is closed then.")

    empty_window.jobs.start(work, pytest.fail, "")
    wait_until_done(empty_window, qtbot)
    assert empty_window.toaster.isVisible()
    assert empty_window.toaster.text() == "Room 201 is closed then."


def test_trouble_is_a_dialog_that_says_what_to_do(empty_window: MainWindow, qtbot: QtBot) -> None:
    def work(_progress: Progress) -> None:
        raise Trouble("The disk is full. Free some space and try again.")

    empty_window.jobs.start(work, pytest.fail, "")
    wait_until_done(empty_window, qtbot)
    shown = dialog(empty_window, Message)
    assert isinstance(shown, Message)
    assert shown.text() == "The disk is full. Free some space and try again."
    shown.accept()


def test_bad_input_tells_its_places(empty_window: MainWindow, qtbot: QtBot) -> None:
    problems = tuple(Problem("no name in any language", "报名", row) for row in range(3, 15))

    def work(_progress: Progress) -> None:
        raise BadInput("12 rows have no name.", problems)

    empty_window.jobs.start(work, pytest.fail, "")
    wait_until_done(empty_window, qtbot)
    shown = dialog(empty_window, Message)
    assert isinstance(shown, Message)
    texts = [each.text() for each in shown.findChildren(jobs_module.QObject) if hasattr(each, "text")]
    assert "报名 · row 3: no name in any language" in texts
    assert "and 4 more" in texts
    shown.accept()


def test_who_starts_a_job_may_take_its_error(empty_window: MainWindow, qtbot: QtBot) -> None:
    def work(_progress: Progress) -> None:
        raise Refused("A password is needed.")

    taken: list[Exception] = []
    empty_window.jobs.start(work, pytest.fail, "", failed=taken.append)
    wait_until_done(empty_window, qtbot)
    assert [str(each) for each in taken] == ["A password is needed."]
    assert not empty_window.toaster.isVisible()


def test_cancel_ends_a_job_without_a_word(
    empty_window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs_module, "PATIENCE", 0)
    turning, over = threading.Event(), threading.Event()

    def work(progress: Progress) -> None:
        while True:
            progress.step(1, 3, "turning")
            turning.set()

    empty_window.jobs.start(work, pytest.fail, "Turning", failed=pytest.fail, over=over.set)
    qtbot.waitUntil(lambda: dialog(empty_window, ProgressDialog) is not None)
    assert turning.wait(5)
    dialog(empty_window, ProgressDialog).cancel_button.click()  # type: ignore[union-attr]
    wait_until_done(empty_window, qtbot)
    assert over.is_set()
    assert dialog(empty_window, ProgressDialog) is None
    assert not empty_window.toaster.isVisible()


class _Waiting(QLabel):
    """Hears of a job."""

    def take(self, _found: object) -> None:
        """What a page does with a result."""
        self.setText("there")


@pytest.mark.parametrize("work", [lambda _progress: 1, lambda _progress: 1 / 0])
def test_a_widget_that_is_gone_hears_nothing_of_its_job(
    empty_window: MainWindow, qtbot: QtBot, work: Callable[[Progress], object]
) -> None:
    heard, waiting = [], _Waiting()
    empty_window.jobs.start(work, waiting.take, "", over=lambda: heard.append("over"))
    delete(waiting)
    wait_until_done(empty_window, qtbot)
    assert (heard, dialog(empty_window, Message)) == ([], None)


def test_closing_the_window_cancels_and_waits(empty_window: MainWindow) -> None:
    ended = threading.Event()

    def work(progress: Progress) -> None:
        try:
            while True:
                progress.step(0, 0)
        finally:
            ended.set()

    empty_window.jobs.start(work, pytest.fail, "")
    empty_window.close()
    assert ended.is_set()
    assert empty_window.jobs.running == ()


def test_a_job_reports_on_the_ui_thread(qtbot: QtBot) -> None:
    def work(progress: Progress) -> int:
        for done in range(1, 6):
            progress.step(done, 5, "reading")
        return 5

    job = Job(work, "")
    seen: list[tuple[int, int, str]] = []
    job.reported.connect(lambda *values: seen.append(values))
    with qtbot.waitSignal(job.ended):
        job.start()
    assert (seen[0], seen[-1]) == ((1, 5, "reading"), (5, 5, "reading"))
    assert job.result == 5


def test_the_window_gets_its_turn_sooner_while_jobs_run(empty_window: MainWindow, qtbot: QtBot) -> None:
    usual = sys.getswitchinterval(), gc.get_threshold()
    seen: list[object] = []
    empty_window.jobs.start(lambda _progress: (sys.getswitchinterval(), gc.get_threshold()[2]), seen.extend, "")
    wait_until_done(empty_window, qtbot)
    assert seen == [pytest.approx(jobs_module.TURN), 1_000_000]
    assert (sys.getswitchinterval(), gc.get_threshold()) == usual


def test_time_left_is_told_once_it_means_something() -> None:
    assert time_left(1, 100, 0.2) is None
    assert time_left(1, 1000, 5) is None
    assert time_left(10, 0, 5) is None
    assert time_left(25, 100, 5) == 15
    assert [left_text(each) for each in (None, 0.2, 15, 90)] == [
        "",
        "about 1 second left",
        "about 15 seconds left",
        "about 2 minutes left",
    ]
