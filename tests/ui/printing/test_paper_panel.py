import errno
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from organizer import preferences
from organizer.domain.printing.choices import FillOrder, Sides
from organizer.domain.printing.paper.imposition import Paper
from organizer.domain.printing.paper.stock import A4, SINGLE, Source
from organizer.domain.printing.paper.stock_catalogue import stock_named
from organizer.errors import StorageTrouble
from organizer.services.workspace import Workspace
from ui.printing.stock.dialog import StockDialog
from ui.printing.stock.form import StockForm
from ui.printing.stock.panel import PaperPanel
from ui.printing.stock.preferences import remember_stock, remembered_stocks
from ui.printing.stock.shelf import StockShelf
from ui.window import MainWindow

L4785 = stock_named("Avery L4785")


@pytest.fixture
def shell(qtbot: QtBot, workspace: Workspace) -> MainWindow:
    """A window that stays hidden and follows the event, without its pages."""
    made = MainWindow()
    qtbot.addWidget(made)
    made.operations.work_on(workspace)
    made.bridge.follow(workspace)
    return made


@pytest.fixture
def shelf(workspace: Workspace) -> StockShelf:
    return StockShelf(workspace)


@pytest.fixture
def panel(qtbot: QtBot, workspace: Workspace, shell: MainWindow) -> Iterator[PaperPanel]:
    made = PaperPanel(workspace, shell)
    qtbot.addWidget(made)
    made.resize(280, 400)
    made.show()
    made.show_face((80_000, 50_000))
    yield made
    shell.bridge.leave()


@pytest.fixture
def dialog(qtbot: QtBot, panel: PaperPanel) -> StockDialog:
    made = panel.choose()
    qtbot.waitExposed(made)
    return made


def names(dialog: StockDialog) -> list[str]:
    return [each.name for each in dialog._model.rows]


def said(widget: PaperPanel | StockDialog) -> str:
    return " ".join(each.text() for each in widget.findChildren(QLabel) if each.isVisibleTo(widget))


def test_at_first_every_badge_has_a_page_of_its_own(panel: PaperPanel) -> None:
    assert panel.paper == Paper(SINGLE)
    assert not panel.picture.isVisible()
    assert not panel.order.isVisible()


def test_a_click_on_a_label_begins_there_and_after_printing_it_goes_on(qtbot: QtBot, panel: PaperPanel) -> None:
    panel.use_stock(L4785)
    at = panel.picture.center_of(4).toPoint()
    with qtbot.waitSignal(panel.changed):
        qtbot.mouseClick(panel.picture, Qt.MouseButton.LeftButton, pos=at)
    assert panel.paper == Paper(L4785, start=4)
    qtbot.mouseClick(panel.picture, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    qtbot.keyClick(panel.picture, Qt.Key.Key_Right)
    assert panel.paper.start == 5
    panel.go_on_after(panel.paper, 3)
    assert panel.paper.start == 3
    before = panel.paper
    panel.use_stock(A4)
    panel.go_on_after(panel.paper, 3)
    assert panel.paper.start == 1
    panel.use_stock(L4785)
    panel.go_on_after(before, 3)
    assert panel.paper.start == 1


def test_a_sheet_with_room_for_fewer_badges_is_begun_anew(qtbot: QtBot, panel: PaperPanel) -> None:
    panel.use_stock(A4)
    qtbot.mouseClick(panel.picture, Qt.MouseButton.LeftButton, pos=panel.picture.center_of(8).toPoint())
    assert panel.paper.start == 8
    panel.show_face((90_000, 130_000))
    assert panel.paper.start == 1


def test_the_picture_counts_labels_in_the_order_of_filling(qtbot: QtBot, panel: PaperPanel) -> None:
    panel.use_stock(L4785)
    second = panel.picture.center_of(2)
    qtbot.mouseClick(panel.order.findChildren(type(panel.order.chosen_button()))[1], Qt.MouseButton.LeftButton)
    assert panel.paper.order is FillOrder.COLUMNS
    assert panel.picture.label_at(second) == 6


def test_only_what_there_is_to_choose_is_shown(panel: PaperPanel) -> None:
    panel.use_stock(A4)
    assert panel.marks.isVisible()
    panel.gap.setValue(4)
    assert panel.paper == Paper(A4, gap=4_000)
    assert not panel.sides.isVisible()
    panel.use_stock(L4785)
    assert not panel.marks.isVisible()
    assert not panel.gap.isVisible()
    panel.show_face((80_000, 50_000), two_sided=True)
    assert panel.sides.isVisible()
    assert panel.head_to_foot.isVisible()
    panel.sides.setCurrentIndex(panel.sides.findData(Sides.FRONT))
    assert panel.paper.sides is Sides.FRONT
    assert not panel.head_to_foot.isVisible()


def test_the_printer_is_what_is_usual_for_the_paper_or_what_was_said_of_it(qtbot: QtBot, panel: PaperPanel) -> None:
    assert panel.dots == 203
    with qtbot.waitSignal(panel.resolution_changed):
        panel.use_stock(L4785)
    assert panel.dots == 300
    with qtbot.waitSignal(panel.resolution_changed):
        qtbot.keyClick(panel.resolution, Qt.Key.Key_Down)
    assert panel.dots == 600
    panel.use_stock(stock_named("roll 62"))
    assert panel.dots == 203
    with qtbot.assertNotEmitted(panel.resolution_changed):
        panel.use_stock(stock_named("DYMO 99014"))
    panel.use_stock(SINGLE)
    assert panel.dots == 203
    panel.use_stock(A4)
    assert panel.dots == 600


def test_it_says_what_is_known_against_the_stock(panel: PaperPanel) -> None:
    panel.use_stock(stock_named("Avery 5395"))
    assert "contradict" not in said(panel)
    panel.use_stock(L4785)
    assert "contradict" in said(panel)
    panel.show_face((90_000, 130_000))
    assert "does not match the stock" in said(panel)
    assert panel.imposition() is None
    panel.use_stock(A4)
    assert "edge" not in said(panel)
    panel.show_face((105_000, 148_000))
    assert "Badges reach the paper’s edge" in said(panel)


def test_other_stocks_are_read_when_they_change_and_not_at_every_click(
    panel: PaperPanel, shelf: StockShelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel.use_stock(OURS)
    assert "contradict" not in said(panel)
    shelf.keep(replace(A4, name="Ours (narrow)", aliases=("Ours",), source=Source.OWN))
    assert "contradict" in said(panel)
    monkeypatch.setattr(StockShelf, "of_event", read_again)
    panel.order.changed.emit(FillOrder.COLUMNS)
    panel.sides.setCurrentIndex(1)
    panel.show_face((50_000, 30_000))
    assert "contradict" in said(panel)


def read_again(_shelf: StockShelf) -> None:
    raise AssertionError


# -- choosing ----------------------------------------------------------------------------------------------------------


def test_a_stock_is_found_by_number_and_offered_first_the_next_time(
    qtbot: QtBot, panel: PaperPanel, dialog: StockDialog, shelf: StockShelf
) -> None:
    QAbstractItemModelTester(dialog._model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    dialog.search.setText("L4784")
    qtbot.waitUntil(lambda: names(dialog) == ["Avery L4785", "Avery Zweckform L4784"])
    assert "Avery Zweckform L4784: 63.5 × 29.6 mm" in said(dialog)
    assert "gLabels" in said(dialog)
    dialog.list.setCurrentIndex(dialog._model.index(1, 0, QModelIndex()))
    assert "pretix" in said(dialog)
    with qtbot.waitSignal(panel.changed):
        dialog._taken()
    assert panel.paper.stock.name == "Avery Zweckform L4784"
    assert shelf.last() == panel.paper.stock
    again = panel.choose()
    assert names(again)[0] == "Avery Zweckform L4784"
    again.reject()


def test_paper_is_chosen_though_the_preferences_cannot_be_written(
    panel: PaperPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preferences, "change", no_room)
    with pytest.raises(StorageTrouble, match="cannot be kept: No space left"):
        panel.use_stock(L4785)
    assert panel.paper == Paper(L4785)
    assert "95 × 55 mm" not in said(panel)
    assert "80 × 50 mm" in said(panel)


def no_room(**_values: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_nothing_found_is_said_and_nothing_can_be_taken(qtbot: QtBot, dialog: StockDialog) -> None:
    dialog.search.setText("papyrus")
    qtbot.waitUntil(lambda: names(dialog) == [])
    assert "Nothing is called so" in said(dialog)
    assert not dialog._take.isEnabled()
    dialog.reject()


def test_what_the_badge_fits_stands_before_what_it_does_not(dialog: StockDialog) -> None:
    fitting = [each in dialog._model.fitting for each in dialog._model.rows]
    assert fitting == sorted(fitting, reverse=True)
    assert {"Avery L4785", "HERMA 4412"} <= {each.name for each in dialog._model.fitting}
    row = names(dialog).index("Avery L4785")
    assert "fits the badge" in dialog._model.index(row, 0, QModelIndex()).data(Qt.ItemDataRole.AccessibleTextRole)
    dialog.reject()


# -- one's own ---------------------------------------------------------------------------------------------------------


OURS = replace(L4785, name="Ours", aliases=(), source=Source.OWN)


def test_a_copy_is_changed_kept_found_and_deleted(qtbot: QtBot, dialog: StockDialog, shelf: StockShelf) -> None:
    form = StockForm(dialog, shelf, L4785)
    dialog.open_form(form)
    form.name.setText("Ours")
    form.left.setValue(17.5)
    with qtbot.waitSignal(form.saved):
        form._save()
    assert dialog.stock == form.stock()
    assert shelf.of_event() == remembered_stocks() == (form.stock(),)
    assert dialog.stock is not None
    assert dialog.stock.grids[0].figures() == (2, 5, 17_500, 13_000, 95_000, 55_000)
    assert dialog._edit.isVisible()
    assert not dialog._add.isVisible()
    kept = dialog.stock
    form = StockForm(dialog, shelf, kept, before=kept)
    dialog.open_form(form)
    form.name.setText("Ours, measured twice")
    form._save()
    assert [each.name for each in shelf.own()] == ["Ours, measured twice"]
    assert remembered_stocks() == shelf.of_event()
    dialog._drop()
    assert shelf.own() == ()
    dialog.reject()


def test_the_other_laptop_has_what_was_entered_and_the_panel_follows(
    panel: PaperPanel, shelf: StockShelf, workspace: Workspace
) -> None:
    panel.use_stock(OURS)
    assert workspace.undo_label == "Add the stock “Ours”"
    kept = preferences.load()
    preferences.change(stocks=(), recent_stocks=())  # as on the other laptop
    assert shelf.known()[0] == OURS
    dialog = panel.choose()
    assert names(dialog)[0] == "Ours"
    dialog.reject()
    preferences.change(stocks=kept.stocks, recent_stocks=kept.recent_stocks)
    changed = replace(OURS, about="measured twice")
    shelf.keep(changed, instead_of=OURS)
    assert panel.paper == Paper(changed)
    workspace.undo()
    assert panel.paper == Paper(OURS)
    workspace.undo()
    assert (shelf.of_event(), shelf.own()) == ((), (OURS,))
    assert panel.paper == Paper(SINGLE)  # although this computer remembers it


def test_what_the_computer_remembers_is_offered_and_taken_into_the_event_when_it_is_used(
    qtbot: QtBot, workspace: Workspace, shell: MainWindow, shelf: StockShelf
) -> None:
    remember_stock(OURS)
    panel = PaperPanel(workspace, shell)
    qtbot.addWidget(panel)
    assert panel.paper == Paper(SINGLE)
    assert (shelf.of_event(), shelf.own()) == ((), (OURS,))
    dialog = panel.choose()
    [row] = [at for at, name in enumerate(names(dialog)) if name == "Ours"]
    told = dialog._model.index(row, 0, QModelIndex()).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "your own, from another event" in told
    dialog._go_to("Ours")
    dialog._taken()
    assert shelf.of_event() == (OURS,)
    assert shelf.last() == OURS


def test_figures_of_the_event_stand_before_what_the_computer_remembers(shelf: StockShelf) -> None:
    remember_stock(OURS)
    shelf.keep(replace(OURS, name="OURS", about="of the event"))
    assert [each.about for each in shelf.own()] == ["of the event"]
    shelf.take(OURS)
    assert [each.about for each in shelf.of_event()] == ["of the event"]


def test_a_damaged_own_stock_keeps_nobody_from_printing(shelf: StockShelf) -> None:
    preferences.change(
        stocks=({"name": "broken"}, {"name": "good", "size": [100_000, 60_000]}), recent_stocks=("gone",)
    )
    assert [each.name for each in shelf.own()] == ["good"]
    assert shelf.last() is SINGLE
