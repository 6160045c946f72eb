from dataclasses import replace

import pytest

from organizer.domain.printing.paper.stock import A4, Grid, Labels, Stock
from organizer.errors import NotFound, RuleViolation
from organizer.services.printing.stocks import add_stock, change_stock, delete_stock, event_stocks
from organizer.services.workspace import Workspace
from organizer.storage import tables

OURS = Stock("Ours", 210_000, 297_000, Labels(90_000, 50_000, (Grid(2, 5, 12_500, 23_000, 95_000, 51_000),), 2_000))
ROLL = Stock("Ward roll", 58_000, 0, about="from the desk", aliases=("R 58",))


def test_what_was_entered_is_in_the_event_as_it_was(workspace: Workspace) -> None:
    add_stock(workspace, ROLL)
    add_stock(workspace, OURS)
    assert event_stocks(workspace) == (OURS, ROLL)
    assert workspace.undo_label == "Add the stock “Ours”"


def test_it_is_changed_under_its_name_and_may_get_another(workspace: Workspace) -> None:
    add_stock(workspace, OURS)
    add_stock(workspace, ROLL)
    better = replace(OURS, name="OURS", about="measured twice")
    change_stock(workspace, "ours", better)
    assert workspace.undo_label == "Change the stock “ours”"
    assert event_stocks(workspace) == (better, ROLL)
    workspace.undo()
    assert event_stocks(workspace) == (OURS, ROLL)
    delete_stock(workspace, "ours")
    assert event_stocks(workspace) == (ROLL,)
    assert workspace.undo_label == "Delete the stock “ours”"


def test_no_name_is_taken_twice_and_no_figures_that_cannot_be(workspace: Workspace) -> None:
    add_stock(workspace, OURS)
    add_stock(workspace, ROLL)
    for name in ("ours", "Avery L4785", "a4"):
        with pytest.raises(RuleViolation, match=f"There is a stock “{name}” already"):
            add_stock(workspace, replace(OURS, name=name))
    with pytest.raises(RuleViolation, match="“ward ROLL” already"):
        change_stock(workspace, "Ours", replace(OURS, name="ward ROLL"))
    with pytest.raises(RuleViolation, match="over the paper’s edge"):
        change_stock(workspace, "Ours", replace(OURS, width=100_000))
    with pytest.raises(NotFound, match="“Gone” is not in the event any more"):
        change_stock(workspace, "Gone", A4)
    with pytest.raises(NotFound, match="“Gone” is not in the event any more"):
        delete_stock(workspace, "Gone")
    assert event_stocks(workspace) == (OURS, ROLL)


@pytest.mark.parametrize("figures", [{"size": [1]}, [1], [["size", [1, 1]]], "size", 1, True])
def test_one_that_is_damaged_keeps_nobody_from_printing(workspace: Workspace, figures: object) -> None:
    with workspace.operation("Damage") as db:
        db.execute(tables.stock.insert().values(name="Broken", figures=figures))
    add_stock(workspace, ROLL)
    assert event_stocks(workspace) == (ROLL,)
