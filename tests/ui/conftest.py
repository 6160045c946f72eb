"""The window in tests: no screen, the light theme, an own preferences folder, and silence as a rule.

A message of Qt fails the test (pytest-qt); here a thread that stays, a dialog that nobody closed, and a dialog that
would wait for a person do so as well.
"""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox

from organizer.services.workspace import Workspace
from ui import theme
from ui.frame import Frame
from ui.language import use_language
from ui.window import MainWindow

_WAITING = [
    *((QDialog, "exec"), (QFileDialog, "exec"), (QMessageBox, "exec")),
    *((QMessageBox, name) for name in ("information", "warning", "critical", "question")),
]


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the program keeps for itself lies in the test's folder."""
    home = tmp_path / "home"
    monkeypatch.setenv("ORGANIZER_HOME", str(home))
    return home


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    """The light theme in English, whatever the test before chose."""
    use_language("en")
    theme.load_fonts()
    if theme.current() is not theme.LIGHT or theme.px(100) != 100 or not qapp.styleSheet():
        theme.apply(qapp, theme.Scheme.LIGHT)


@pytest.fixture(autouse=True)
def nothing_waits_for_a_person(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dialog that would block fails; a test that expects one replaces the function."""
    for kind, name in _WAITING:
        monkeypatch.setattr(kind, name, _refusal(f"{kind.__name__}.{name}"))


def _refusal(name: str):  # type: ignore[no-untyped-def] # noqa: ANN202, RUF100
    def refuse(*_given: object, **_named: object) -> None:
        pytest.fail(f"{name} would wait for a person")

    return refuse


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:  # noqa: ARG001 - pluggy goes by the names
    """After the test itself and before anything is cleaned up: no dialog may stand open, no thread run on."""
    before = set(threading.enumerate())
    result = yield
    surprises = [each.windowTitle() for each in QApplication.topLevelWidgets() if _stands_open(each)]
    assert not surprises, f"a dialog that nobody closed: {surprises}"
    for thread in set(threading.enumerate()) - before:
        thread.join(5)
        assert not thread.is_alive(), f"a thread that nobody ended: {thread.name}"
    return result


def _stands_open(widget: object) -> bool:
    return isinstance(widget, QDialog) and widget.isVisible()


@pytest.fixture
def window(workspace: Workspace, qapp: QApplication) -> Iterator[MainWindow]:
    """The program's window on the event, shown."""
    frame, made = Frame(dark=False, rail=True), MainWindow()
    frame.put(made)
    frame.show()
    made.show_event(workspace)
    yield made
    made.release()
    frame.close()
    _bury(frame, qapp)


@pytest.fixture
def empty_window(qapp: QApplication) -> Iterator[MainWindow]:
    """The program's window without an event, on the welcome screen."""
    frame, made = Frame(dark=False, rail=False), MainWindow()
    made.show_welcome()
    frame.put(made)
    frame.show()
    yield made
    frame.close()
    _bury(frame, qapp)


def _bury(frame: Frame, app: QApplication) -> None:
    """Destroy what a test made, now and not in the middle of the next one."""
    frame.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
