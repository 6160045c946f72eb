"""A label sheet is entered with a ruler: the picture shows each figure, and what cannot be is said at its figure."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from organizer.domain.printing.paper.stock import Figure, Labels, Medium, Source, Stock
from organizer.domain.printing.paper.stock_catalogue import stock_named
from organizer.services.workspace import Workspace
from ui.printing.stock.dialog import USUAL_SHEET
from ui.printing.stock.fields import Kind, Length
from ui.printing.stock.form import StockForm
from ui.printing.stock.measures import Measure
from ui.printing.stock.shelf import StockShelf

L4785 = stock_named("Avery L4785")


@pytest.fixture
def shelf(workspace: Workspace) -> StockShelf:
    return StockShelf(workspace)


@pytest.fixture
def over(qtbot: QtBot) -> QWidget:
    """What the form is over."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def form(over: QWidget, shelf: StockShelf) -> StockForm:
    return StockForm(over, shelf, L4785)


def problems(form: StockForm) -> dict[Figure, str]:
    return {figure: row.problem() for figure, row in form._rows.items() if row.problem()}


def test_a_copy_of_a_stock_has_its_figures_and_a_name_of_its_own(form: StockForm) -> None:
    assert (form.name.text(), form.width_.text(), form.label_height.text()) == ("Avery L4785 (mine)", "210 mm", "50 mm")
    assert form.stock().is_like(L4785)
    form.left.setValue(17.25)
    assert form.left.text() == "17.25 mm"
    assert problems(form) == {}


def test_what_cannot_be_is_said_at_its_figure_until_it_can(form: StockForm) -> None:
    form.rows.setValue(6)
    reach = "The labels reach over the paper’s edge: they end at 338 mm, and it is 297 mm high."
    assert problems(form) == {Figure.COUNT: reach}
    form.pitch_x.setValue(79.5)
    over = "The labels lie over each other: it is 79.5 mm to the next, and one is 80 mm wide."
    assert problems(form) == {Figure.COUNT: reach, Figure.PITCH: over}
    form.rows.setValue(5)
    form.pitch_x.setValue(95)
    assert problems(form) == {}


def marked(form: StockForm) -> list[QWidget]:
    return [each for each in form.findChildren(Length) if each.property("invalid") == "true"]


def test_the_mark_stands_at_the_wrong_figure_alone(form: StockForm) -> None:
    form.left.selectAll()
    QTest.keyClicks(form.left, "125")
    reach = "The labels reach over the paper’s edge: they end at 300 mm, and it is 210 mm wide."
    assert (problems(form), marked(form)) == ({Figure.PLACE: reach}, [form.left])
    form.left.selectAll()
    QTest.keyClicks(form.left, "12,5")
    assert (problems(form), marked(form), form.left.length()) == ({}, [], 12_500)
    form.width_.selectAll()
    QTest.keyClicks(form.width_, "4000")
    assert (form.width_.text(), marked(form)) == ("4000 mm", [form.width_])


def show(qtbot: QtBot, form: StockForm) -> None:
    """Where the keyboard goes."""
    with qtbot.waitActive(form):
        form.show()
        form.activateWindow()


def test_what_cannot_be_is_not_saved_and_the_cursor_goes_there(
    qtbot: QtBot, form: StockForm, shelf: StockShelf
) -> None:
    show(qtbot, form)
    form.label_height.setValue(0)
    form._save()
    assert problems(form) == {Figure.LABEL: "A label has a width and a height."}
    assert form.label_height.hasFocus()
    form.label_height.setValue(50)
    form.name.setText("avery l4785")
    form._save()
    taken = "There is a stock “avery l4785” already; give yours another name."
    assert (problems(form), form.name.hasFocus()) == ({Figure.NAME: taken}, True)
    form.name.setText("Ours")
    assert problems(form) == {}
    assert shelf.own() == ()
    form.reject()


@pytest.mark.parametrize("kind", [Kind.CARD, Kind.ROLL])
def test_what_is_one_label_without_a_width_says_so_at_its_paper(qtbot: QtBot, form: StockForm, kind: Kind) -> None:
    show(qtbot, form)
    form.kind.setCurrentIndex(form.kind.findData(kind))
    form.width_.setValue(0)
    form._save()
    assert problems(form) == {Figure.PAPER: "A label has a width and a height."}
    assert form.width_.hasFocus()
    form.reject()


def test_labels_are_spread_until_the_margins_are_alike(form: StockForm) -> None:
    form.columns.setValue(3)
    form.label_width.setValue(55)
    form.left.setValue(12)
    form._even.click()
    assert (form.pitch_x.value(), form.pitch_y.value()) == (65.5, 55.25)
    assert problems(form) == {}
    form.columns.setValue(1)
    assert (form.pitch_x.isEnabled(), form.pitch_y.isEnabled()) == (False, True)


def test_the_picture_shows_what_the_figure_is(qtbot: QtBot, form: StockForm) -> None:
    show(qtbot, form)
    seen = []
    for field in (form.left, form.pitch_y, form.height_, form.name):
        field.setFocus()
        seen.append(form._picture._measure)
    assert seen == [
        Measure(0, 38_000, 18_000, 38_000),
        Measure(58_000, 13_000, 58_000, 68_000),
        Measure(105_000, 0, 105_000, 297_000),
        None,
    ]
    form.reject()


@pytest.mark.parametrize(
    ("kind", "height", "medium", "labels"),
    [
        (Kind.PLAIN, 297, Medium.SHEET, ()),
        (Kind.ROLL, 0, Medium.ROLL, ()),
        (Kind.ROLL, 100, Medium.ROLL, (62_000, 100_000, 4_000)),
        (Kind.CARD, 40, Medium.CARD, (62_000, 40_000, 4_000)),
    ],
)
def test_what_has_no_grid_asks_for_none(
    form: StockForm, kind: Kind, height: int, medium: Medium, labels: tuple[int, ...]
) -> None:
    form.kind.setCurrentIndex(form.kind.findData(kind))
    form.width_.setValue(62)
    form.height_.setValue(height)
    made = form.stock()
    assert (made.medium, made.width, made.height) == (medium, 62_000, height * 1_000)
    assert ((made.labels.width, made.labels.height, made.labels.radius) if made.labels else ()) == labels
    assert not form._rows[Figure.PITCH].isVisibleTo(form)
    assert problems(form) == {}


def test_whoever_begins_a_new_one_begins_with_figures_that_can_be(over: QWidget, shelf: StockShelf) -> None:
    form = StockForm(over, shelf, USUAL_SHEET)
    assert list(problems(form)) == [Figure.NAME]
    form.name.setText("5392")
    form._save()
    labels = USUAL_SHEET.labels
    assert isinstance(labels, Labels)
    assert shelf.of_event() == (Stock("5392", 210_000, 297_000, labels, source=Source.OWN),)
