"""An import whose event is changed by somebody else between its plan and its writing."""

import json
from pathlib import Path

import pytest

from organizer.domain.imports.people_plan import PlanCounts
from organizer.services import imports
from organizer.services.workspace import Workspace
from tests.factories import a_person
from ui import cli


def test_it_is_told_which_rows_differ_before_they_are_written(
    event: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = tmp_path / "people.csv"
    sheet.write_text("Name,Email,Phone\nAnna Rossi,anna@example.org,12345678\nBo Yi,bo@example.org,\n")
    apply = imports.apply_people

    def change_before(workspace: Workspace, *given: object) -> PlanCounts:
        monkeypatch.setattr(imports, "apply_people", apply)
        a_person(workspace, "Anna Rossi", email="anna@example.org")
        return imports.apply_people(workspace, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(imports, "apply_people", change_before)
    assert cli.main(["import", str(event), str(sheet), "--json"]) == 0
    told = capsys.readouterr()
    assert "Row 2 (Anna Rossi) was new and is updated now." in told.err
    assert json.loads(told.out)["changed"] == [{"row": 2, "name": "Anna Rossi", "was": "new", "now": "updated"}]
    assert json.loads(told.out)["counts"] == {"new": 1, "updated": 1, "unchanged": 0, "conflicting": 0, "rejected": 0}
