"""A designer on a small template, in the real window, and a mouse over its canvas."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organizer.domain.printing.designs.document import design_of
from organizer.services.workspace import Workspace
from tests.factories import a_category, a_person, an_organization
from ui.printing.designer.designer import Designer, Stored
from ui.window import MainWindow

LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier

PANEL, NAME, CODE, LINE = 1, 2, 3, 4
"""The elements of the template below, by their numbers while it is designed."""


def a_design() -> dict[str, Any]:
    """A badge of 90 × 120 mm: a coloured panel, a name, a code and a line, apart from each other."""
    text = {"kind": "text", "text": "{name}", "size": 6_000, "small": 4_000, "least": 3_000, "color": "ink"}
    return {
        "version": 1,
        "size": [90_000, 120_000],
        "colors": {"ink": "#1b2330", "red": "#b3261e"},
        "categories": ["#2457d6", "#0f7b6c"],
        "elements": [
            {"kind": "rectangle", "box": [10_000, 10_000, 20_000, 20_000], "color": "category"},
            {**text, "box": [10_000, 50_000, 60_000, 12_000]},
            {"kind": "code", "box": [55_000, 85_000, 25_000, 25_000], "text": "{code}", "color": "ink"},
            {"kind": "line", "box": [43_000, 20_000, 20_000, 300], "color": "red"},
        ],
    }


class Store:
    """Where the template under design is kept, instead of the event."""

    def __init__(self) -> None:
        self.design: Mapping[str, Any] = a_design()
        self.writes: list[Mapping[str, Any]] = []
        self.pictures: Mapping[str, bytes] = {}

    def read(self) -> Mapping[str, Any]:
        return self.design

    def write(self, design: Mapping[str, Any], pictures: Mapping[str, bytes]) -> None:
        self.pictures = {**self.pictures, **pictures}
        self.design = design
        self.writes.append(design)


@pytest.fixture
def store() -> Store:
    return Store()


@pytest.fixture
def people(workspace: Workspace) -> None:
    """Anna, Bela and somebody whose name no badge holds."""
    guest, press = a_category(workspace, "Guest", color=1), a_category(workspace, "Press", color=0)
    home = an_organization(workspace, "KPI Kyiv")
    a_person(workspace, "Anna Schmidt", category_id=guest, code="A", organization_id=home, fields={"Diet": "vegan"})
    a_person(workspace, "Bela Kovács", category_id=guest, code="B")
    name = "Zoe Maximiliana-Alexandra Featherstonehaugh-Cholmondeley von und zu Hohenstein"
    a_person(workspace, name, category_id=press, code="C")


@pytest.fixture
def designer(
    qtbot: QtBot,
    window: MainWindow,
    workspace: Workspace,
    store: Store,
    people: None,  # noqa: ARG001 - somebody to try it on
    cached_fonts: object,  # noqa: ARG001
) -> Iterator[Designer]:
    window.window().resize(1280, 720)
    made = Designer(workspace, window, Stored("Small", store.read, store.write), a_design())
    window.stand_in("print", made)
    qtbot.waitUntil(lambda: not window.jobs.running, timeout=20_000)
    window.window().activateWindow()  # without a screen nobody else does it
    qtbot.waitUntil(window.isActiveWindow)
    made.canvas.setFocus()
    yield made
    window.give_back("print")


class Mouse:
    """Real mouse events at places of the badge, in micrometres."""

    def __init__(self, designer: Designer) -> None:
        self._designer = designer
        self._viewport = designer.canvas.viewport()

    def pixel(self, x: int, y: int) -> QPoint:
        view = self._designer.canvas.view
        return QPointF(view.x(x), view.y(y)).toPoint()

    def press(self, x: int, y: int, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
        QTest.mousePress(self._viewport, LEFT, keys, self.pixel(x, y))

    def move(self, x: int, y: int, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
        """QTest itself holds no keys while the mouse moves."""
        point = self.pixel(x, y)
        place = QPointF(self._viewport.mapToGlobal(point))
        event = QMouseEvent(QEvent.Type.MouseMove, QPointF(point), place, Qt.MouseButton.NoButton, LEFT, keys)
        QApplication.sendEvent(self._viewport, event)

    def release(self, x: int, y: int, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
        QTest.mouseRelease(self._viewport, LEFT, keys, self.pixel(x, y))

    def click(self, x: int, y: int, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
        self.press(x, y, keys)
        self.release(x, y, keys)

    def drag(self, start: tuple[int, int], end: tuple[int, int], keys: Qt.KeyboardModifier = NO_KEYS) -> None:
        """Press without keys held, so that Shift tells the drag and not the press."""
        self.press(*start)
        self.move((start[0] + end[0]) // 2, (start[1] + end[1]) // 2, keys)
        self.move(*end, keys)
        self.release(*end, keys)


@pytest.fixture
def mouse(designer: Designer) -> Mouse:
    return Mouse(designer)


def box(designer: Designer, id: int) -> tuple[int, int, int, int]:
    """Where an element stands in what was made last."""
    left, top, width, height = designer.editing.kept.by_id[id].source["box"]
    return left, top, width, height


def elements(designer: Designer) -> list[Mapping[str, Any]]:
    """The elements of the front as JSON."""
    made: list[Mapping[str, Any]] = design_of(designer.editing.kept)["elements"]
    return made
