"""A sheet that comes twice: the second time nobody is new and nothing is changed."""

import json
from pathlib import Path
from shutil import copy

from organizer.domain.imports.people_plan import PeoplePlan, PlanCounts
from organizer.progress import Progress
from organizer.services import imports
from organizer.services.exports import What, export
from organizer.services.workspace import Workspace


def test_the_second_import_of_a_registration_sheet_changes_nothing(
    corpus: Path, tmp_path: Path, template: Path
) -> None:
    truths = sorted((corpus / "registration").glob("*.truth.json"))
    files = [path.with_name(json.loads(path.read_text(encoding="utf-8"))["file"]) for path in truths]
    found = {file.name: _twice(file, copy(template, tmp_path / f"{file.stem}.organizer")) for file in files}
    assert len(found) == 28
    assert {name: (second.new, second.updated) for name, second in found.items() if second.new or second.updated} == {}


def test_the_export_of_several_platforms_together_comes_back_unchanged(
    corpus: Path, tmp_path: Path, template: Path
) -> None:
    event = Workspace.open(str(copy(template, tmp_path / "event.organizer")))
    for name in (
        "pretix-positions-en.csv", "eventbrite-attendees-us.csv", "luma-guests-api_id.csv", "google-forms-fr.csv"
    ):  # fmt: skip
        imports.apply_people(event, _planned(event, corpus / "registration" / name), Progress())
    path = export(event, tmp_path / "people.xlsx", What.PEOPLE, Progress()).path
    counts = _planned(event, path).counts
    event.close()
    assert counts == PlanCounts(unchanged=240)


def _twice(file: Path, place: Path) -> PeoplePlan:
    """The plan for a sheet whose people are in the event already."""
    event = Workspace.open(str(place))
    looked = imports.inspect(file, Progress())
    imports.apply_people(event, imports.plan_people(event, looked, Progress()), Progress())
    second = imports.plan_people(event, looked, Progress())
    event.close()
    return second


def _planned(event: Workspace, file: Path) -> PeoplePlan:
    return imports.plan_people(event, imports.inspect(file, Progress()), Progress())
