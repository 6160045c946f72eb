from pathlib import Path

import pytest

from organizer.domain.people.duplicates import Sign
from organizer.domain.people.organization_duplicates import OrganizationSign
from organizer.domain.schedule.timetable import conflicts
from organizer.errors import Cancelled, Refused
from organizer.progress import Progress
from organizer.services import duplicates, organizations
from organizer.services.programme_imports import apply_programme, plan_programme
from organizer.services.sample import create_sample, write_sheets
from organizer.services.schedule import snapshot
from organizer.services.workspace import Workspace
from tests.databases import dump
from tests.factories import EVENT


@pytest.fixture
def database() -> str:
    return "sqlite"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample event with its sheets, made once."""
    folder = tmp_path_factory.mktemp("sample")
    create_sample(str(folder / "sample.organizer"), sheets=folder / "sheets").close()
    return folder


def test_its_conflicts_are_the_deliberate_ones(made: Path) -> None:
    workspace = Workspace.open(str(made / "sample.organizer"))
    found = [(each.severity.value, each.rule.value) for each in conflicts(snapshot(workspace))]
    workspace.close()
    assert found == [
        ("error", "person-overlap"),
        ("warning", "room-too-small"),
        ("warning", "room-closed"),
        ("warning", "room-too-small"),
    ]


def test_there_is_something_to_tidy_up(made: Path) -> None:
    workspace = Workspace.open(str(made / "sample.organizer"))
    people = [set(each.signs) for each in duplicates.candidates(workspace, Progress())]
    firms = [set(each.signs) for each in organizations.candidates(workspace, Progress())]
    workspace.close()
    told = {Sign.SAME_ORGANIZATION, Sign.OTHER_EMAIL}
    assert people == [
        {Sign.SAME_NAME, Sign.SAME_EMAIL, Sign.SAME_ORGANIZATION, Sign.OTHER_PHONE},
        {Sign.MISTYPED, Sign.SAME_PHONE, *told},
        {Sign.SAME_NAME, Sign.OTHER_PHONE, *told},
    ]
    assert firms == [{OrganizationSign.SAME_NAME}, {OrganizationSign.LEGAL_FORM}]


def test_undo_never_takes_the_sample_away(made: Path) -> None:
    workspace = Workspace.open(str(made / "sample.organizer"))
    assert workspace.undo_label is None
    workspace.close()


def test_two_samples_are_equal(made: Path, tmp_path: Path) -> None:
    dumps = []
    create_sample(str(tmp_path / "again.organizer")).close()
    for path in (made / "sample.organizer", tmp_path / "again.organizer"):
        workspace = Workspace.open(str(path))
        dumps.append(dump(workspace))
        workspace.close()
    assert dumps[0] == dumps[1]


def test_its_agenda_is_the_programme_of_the_sample(made: Path) -> None:
    workspace = Workspace.open(str(made / "sample.organizer"))
    counts = plan_programme(workspace, made / "sheets" / "agenda.xlsx").counts
    workspace.close()
    assert (counts.new, counts.updated, counts.unchanged, counts.rejected) == (0, 0, 144, 0)


def test_its_agenda_makes_the_programme_of_an_empty_event(made: Path, tmp_path: Path) -> None:
    workspace = Workspace.create(str(tmp_path / "empty.organizer"), EVENT)
    agenda = made / "sheets" / "agenda.xlsx"
    apply_programme(workspace, plan_programme(workspace, agenda))
    sample = Workspace.open(str(made / "sample.organizer"))
    ours, theirs = (
        [(each.title, each.placement and (each.placement.day, each.placement.start), len(each.talks)) for each in cards]
        for cards in (sorted(snapshot(one).cards, key=lambda card: card.title) for one in (workspace, sample))
    )
    assert ours == theirs
    assert plan_programme(workspace, agenda).counts.unchanged == 144
    workspace.close()
    sample.close()


def test_an_address_that_is_taken_is_refused(made: Path) -> None:
    with pytest.raises(Refused):
        create_sample(str(made / "sample.organizer"))


def test_a_cancelled_sample_leaves_no_file(tmp_path: Path) -> None:
    progress = Progress(report=lambda *_: progress.cancel())
    with pytest.raises(Cancelled):
        create_sample(str(tmp_path / "x.organizer"), 50, progress)
    assert list(tmp_path.iterdir()) == []


def test_the_sheets_alone(tmp_path: Path) -> None:
    paths = write_sheets(tmp_path / "new" / "folder", 30)
    assert [path.name for path in paths] == ["agenda.xlsx", "attendees-zh.xlsx", "attendees-en.xlsx"]
    assert all(path.stat().st_size for path in paths)
