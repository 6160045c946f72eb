"""What somebody answers on looking at a plan, and what happens where the event has changed meanwhile."""

from pathlib import Path

import pytest

from organizer.domain.imports.decisions import SOMEBODY_NEW, Decisions, Side
from organizer.domain.imports.outcomes import Group
from organizer.domain.imports.people_plan import Difference, PlanCounts
from organizer.domain.imports.plan_changes import PlanChanged, RowChange
from organizer.errors import Refused
from organizer.progress import Progress
from organizer.services import imports
from organizer.services.workspace import Workspace
from organizer.storage import tables
from tests.factories import a_person, make
from tests.services.people_sheets import ROWS, bring, people, plan, write


def test_two_rows_of_one_person_are_shown(workspace: Workspace, sheet: Path) -> None:
    twice = ("Lovelace, Ada", "ada@x.org", "", "", "")
    planned = plan(workspace, write(sheet, ROWS[0], twice))
    assert [(row.row, row.other_row, row.reason) for row in planned.conflicting] == [
        (3, 2, "Row 2 is the same person.")
    ]
    bring(workspace, sheet)
    planned = plan(workspace, sheet)
    assert (planned.counts, planned.conflicting[0].other_row) == (PlanCounts(unchanged=1, conflicting=1), 2)


def test_a_doubt_is_decided_by_a_person(workspace: Workspace, sheet: Path) -> None:
    bring(workspace, write(sheet, ROWS[0]))
    write(sheet, ("Ada Lovelace", "new@x.org", "Analytical Engines Ltd", "", ""))
    planned = plan(workspace, sheet)
    assert planned.conflicting[0].candidates == (1,)
    assert imports.apply_people(workspace, planned, Progress()) == PlanCounts(conflicting=1)
    assert plan(workspace, sheet, decisions=Decisions(who={2: SOMEBODY_NEW})).counts == PlanCounts(new=1)
    decided = plan(workspace, sheet, decisions=Decisions(who={2: 1}))
    assert imports.apply_people(workspace, decided, Progress()) == PlanCounts(updated=1)
    assert people(workspace, "email") == [("new@x.org",)]


def test_rows_of_one_person_are_merged_where_somebody_says_so(workspace: Workspace, sheet: Path) -> None:
    again = ("Ada Lovelace", "ada@x.org", "", "Guest", "XL")
    planned = plan(workspace, write(sheet, ROWS[0], again, ROWS[1], again), decisions=Decisions(who={3: -2, 5: -3}))
    assert imports.apply_people(workspace, planned, Progress()) == PlanCounts(new=2, unchanged=2)
    assert people(workspace, "name", "fields") == [("Ada Lovelace", {"T-shirt": "XL"}), ("王小明", {})]
    moved = ("Ada Lovelace", "new@x.org", "Analytical Engines Ltd", "", "S")
    planned = plan(workspace, write(sheet, ROWS[0], moved), decisions=Decisions(who={3: 1}))
    assert imports.apply_people(workspace, planned, Progress()) == PlanCounts(updated=1, unchanged=1)
    assert people(workspace, "email", "fields")[0] == ("new@x.org", {"T-shirt": "S"})


def test_a_decision_that_cannot_be_is_refused_and_not_dropped(workspace: Workspace, sheet: Path) -> None:
    for name, code in (("Ada Lovelace", "A1"), ("Bo Yi", "B2")):
        a_person(workspace, name, code=code)
    planned = plan(workspace, write(sheet, ("Ada Lovelace", "B2"), header=("Name", "Badge code")))
    assert planned.conflicting[0].candidates == (2,)
    with pytest.raises(Refused, match="Row 2 cannot be taken as you decided: The badge code “B2” belongs to somebody"):
        imports.decide(workspace, planned, Decisions(who={2: 1}), Progress())


def test_of_a_cell_the_event_s_value_may_stay(workspace: Workspace, sheet: Path) -> None:
    bring(workspace, write(sheet, *ROWS))
    write(sheet, ("Ada Lovelace", "ada@x.org", "", "Guest", "XL"), ("王小明", "wang@x.org", "", "", "S"))
    here = {(2, "category"): Side.HERE, (2, "T-shirt"): Side.THERE, (3, "T-shirt"): Side.HERE}
    planned = plan(workspace, sheet, decisions=Decisions(cells=here))
    assert planned.updated[0].differences == (Difference("T-shirt", "M", "XL"),)
    assert imports.apply_people(workspace, planned, Progress()) == PlanCounts(updated=1, unchanged=1)
    assert [row[0] for row in people(workspace, "fields")] == [{"T-shirt": "XL"}, {}, {"T-shirt": "L"}]


def test_a_row_left_out_changes_no_other(workspace: Workspace, sheet: Path) -> None:
    write(sheet, ROWS[0], ROWS[0], ROWS[1], ("", "a@x.org", "", "", ""))
    planned = plan(workspace, sheet, decisions=Decisions(excluded={2, 5}))
    assert [row.other_row for row in planned.conflicting] == [2]
    assert imports.apply_people(workspace, planned, Progress()) == PlanCounts(new=1, conflicting=1)
    assert people(workspace, "name") == [("王小明",)]


def test_decisions_outlast_a_change_of_the_event(workspace: Workspace, sheet: Path) -> None:
    planned = plan(workspace, write(sheet, *ROWS), decisions=Decisions(excluded={2}))
    a_person(workspace, "Somebody Else")
    assert imports.apply_people(workspace, planned, Progress()) == PlanCounts(new=2)


def test_who_is_removed_was_confirmed_and_is_in_no_row(workspace: Workspace, sheet: Path) -> None:
    bring(workspace, write(sheet, *ROWS))
    write(sheet, ROWS[0], ROWS[1])
    assert bring(workspace, sheet) == PlanCounts(unchanged=2)
    planned = plan(workspace, sheet, decisions=Decisions(removed={1, 3, 99}))
    assert planned.decisions.removed == {3}
    imports.apply_people(workspace, planned, Progress())
    assert workspace.undo_label == "Import registrations.csv: 0 new, 0 updated, 1 removed"
    assert [row[0] for row in people(workspace, "name")] == ["Ada Lovelace", "王小明"]
    workspace.undo()
    assert len(people(workspace, "name")) == 3


def _another_ada(workspace: Workspace) -> None:
    organization = make(workspace, tables.organization, name="Analytical Engines Ltd")
    a_person(workspace, "Ada Lovelace", email="ada@x.org", organization_id=organization)


def test_when_the_event_changed_meanwhile_it_is_said_before_anything_is_written(
    workspace: Workspace, sheet: Path
) -> None:
    planned = plan(workspace, write(sheet, *ROWS))
    _another_ada(workspace)
    with pytest.raises(PlanChanged, match=r"Row 2 \(Ada Lovelace\) was new and is updated now\.") as changed:
        imports.apply_people(workspace, planned, Progress())
    assert changed.value.changes == (RowChange(2, "Ada Lovelace", Group.NEW, Group.UPDATED),)
    assert [row[0] for row in people(workspace, "name")] == ["Ada Lovelace"]
    assert imports.apply_people(workspace, changed.value.plan, Progress()) == PlanCounts(new=2, updated=1)
    assert workspace.undo_label == "Import registrations.csv: 2 new, 1 updated"
    assert [row[0] for row in people(workspace, "name")] == ["Ada Lovelace", "王小明", "Zoë Müller"]


def test_a_change_that_touches_no_row_is_no_reason_to_ask(workspace: Workspace, sheet: Path) -> None:
    planned = plan(workspace, write(sheet, *ROWS))
    a_person(workspace, "Somebody Else")
    assert imports.apply_people(workspace, planned, Progress()) == PlanCounts(new=3)


def test_decisions_are_not_taken_for_changes_of_the_event(workspace: Workspace, sheet: Path) -> None:
    bring(workspace, write(sheet, ROWS[0]))
    write(sheet, ("Ada Lovelace", "new@x.org", "Analytical Engines Ltd", "", ""), ROWS[1])
    planned = plan(workspace, sheet)
    a_person(workspace, "Somebody Else")
    decided = imports.decide(workspace, planned, Decisions(who={2: SOMEBODY_NEW}, excluded={3}), Progress())
    assert imports.apply_people(workspace, decided, Progress()) == PlanCounts(new=1)
    a_person(workspace, "王小明", email="wang@x.org")
    with pytest.raises(PlanChanged) as changed:
        imports.decide(workspace, planned, Decisions(who={2: SOMEBODY_NEW}), Progress())
    assert [(each.row, each.was, each.now) for each in changed.value.changes] == [
        (2, Group.CONFLICTING, Group.UNCHANGED),
        (3, Group.NEW, Group.UPDATED),
    ]
