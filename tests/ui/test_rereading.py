from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from organizer.domain.changes import Changes, OperationKind
from ui.rereading import JobRereading, Rereading


class Bridge(QObject):
    changed = Signal(object)


class HeldJobs:
    """Jobs that end when the test says so."""

    def __init__(self) -> None:
        self.held: list[tuple[Callable[..., Any], Callable[[Any], object], Callable[[], object]]] = []

    def start(self, work: Any, done: Any, _title: str, *, over: Any) -> None:
        self.held.append((work, done, over))

    def finish(self) -> None:
        work, done, over = self.held.pop()
        over()
        done(work(None))

    def cancel(self) -> None:
        _work, _done, over = self.held.pop()
        over()


@pytest.fixture
def shell() -> Any:
    return SimpleNamespace(bridge=Bridge(), jobs=HeldJobs())


@pytest.fixture
def widget(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


ROOM = Changes(1, "Rename a room", OperationKind.DO, {"room": frozenset({1})})
PERSON = Changes(2, "Rename a person", OperationKind.DO, {"person": frozenset({1})})


def test_a_hidden_widget_reads_once_when_it_is_shown(widget: QWidget, shell: Any) -> None:
    reads: list[int] = []
    Rereading(widget, shell, lambda: reads.append(1), touching=("room",))
    shell.bridge.changed.emit(ROOM)
    shell.bridge.changed.emit(ROOM)
    assert reads == []
    widget.show()
    assert reads == [1]
    shell.bridge.changed.emit(PERSON)
    widget.hide()
    widget.show()
    assert reads == [1]
    shell.bridge.changed.emit(ROOM)
    assert reads == [1, 1]


def test_where_nothing_is_named_every_change_counts_once_it_is_calm(qtbot: QtBot, widget: QWidget, shell: Any) -> None:
    reads: list[int] = []
    made = Rereading(widget, shell, lambda: reads.append(1), calm=1)
    widget.show()
    shell.bridge.changed.emit(PERSON)
    shell.bridge.changed.emit(ROOM)
    assert reads == []
    qtbot.waitUntil(lambda: not made.stale)
    assert reads == [1]


def test_what_changes_while_a_job_reads_is_read_once_more(widget: QWidget, shell: Any) -> None:
    event, taken = ["before"], []
    JobRereading(widget, shell, lambda: lambda _progress, now=event[0]: now, taken.append)
    widget.show()
    event[0] = "after"
    shell.bridge.changed.emit(ROOM)
    shell.bridge.changed.emit(ROOM)
    assert len(shell.jobs.held) == 1
    shell.jobs.finish()
    assert (taken, len(shell.jobs.held)) == (["before"], 1)
    shell.jobs.finish()
    assert (taken, len(shell.jobs.held)) == (["before", "after"], 0)


def test_a_job_that_was_cancelled_leaves_it_stale_until_it_is_shown(widget: QWidget, shell: Any) -> None:
    taken: list[str] = []
    made: JobRereading[str] = JobRereading(widget, shell, lambda: lambda _progress: "read", taken.append)
    widget.show()
    shell.jobs.cancel()
    assert made.stale
    widget.hide()
    widget.show()
    shell.jobs.finish()
    assert (taken, made.stale) == (["read"], False)
