"""Whatever is named as the place of a new file: no event and nothing that is read is ever written over."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.command import failed, organizer, refused
from tests.cli.test_hostile import unprivileged

SENTENCE = "“{}” is an event of Organizer and would be lost. Choose another name."


@pytest.fixture
def sheets(sample_event: Path, sample: Path) -> Path:
    """A folder with sheets to import, beside the event."""
    return Path(shutil.copytree(sample_event.parent / "sheets", sample.parent / "sheets"))


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {str(each.relative_to(folder)): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


PEOPLE, AGENDA = "sheets/attendees-en.xlsx", "sheets/agenda.xlsx"


@pytest.mark.parametrize(
    "words",
    [
        ("import", PEOPLE, "--report"),
        ("import", AGENDA, "--report"),
        ("import", PEOPLE, "--dry-run", "--report"),
        ("export",),
        ("print",),
    ],
    ids=" ".join,
)
@pytest.mark.usefixtures("sheets")
def test_the_event_is_no_place_for_a_file(sample: Path, words: tuple[str, ...]) -> None:
    before = contents(sample.parent)
    verb, *others = words
    done = organizer(verb, sample.name, *others, sample.name, cwd=sample.parent)
    assert refused(done).startswith("This cannot be written as “.organizer”. Choose a name that ends in .")
    assert contents(sample.parent) == before


def linked(event: Path, place: Path) -> None:
    """Another name for the event."""
    place.symlink_to(event)


def another(event: Path, place: Path) -> None:
    """Another event with an odd name."""
    shutil.copy(event, place)


@pytest.mark.parametrize("make", [linked, another], ids=lambda make: make.__name__)
@pytest.mark.parametrize(
    ("words", "ending"),
    [(("import", PEOPLE, "--report"), ".xlsx"), (("export",), ".json"), (("print",), ".pdf")],
    ids=["import", "export", "print"],
)
@pytest.mark.usefixtures("sheets")
def test_an_event_is_known_by_its_first_bytes_under_any_name(
    sample: Path, make: Callable[[Path, Path], None], words: tuple[str, ...], ending: str
) -> None:
    place = sample.with_name(f"out{ending}")
    make(sample, place)
    before = contents(sample.parent)
    verb, *others = words
    done = organizer(verb, sample.name, *others, place.name, cwd=sample.parent)
    assert refused(done) == SENTENCE.format(place.name)
    assert contents(sample.parent) == before


@pytest.mark.parametrize("place", [PEOPLE, "sheets/../" + PEOPLE, "link.xlsx"])
@pytest.mark.parametrize("sources", [(PEOPLE,), (AGENDA, PEOPLE)], ids=len)
@pytest.mark.usefixtures("sheets")
def test_a_sheet_is_not_replaced_by_its_report(sample: Path, sources: tuple[str, ...], place: str) -> None:
    sample.with_name("link.xlsx").symlink_to(sample.parent / PEOPLE)
    before = contents(sample.parent)
    done = organizer("import", sample.name, *sources, "--dry-run", "--report", place, cwd=sample.parent)
    assert refused(done) == f"“{Path(place).name}” is read here and would be lost. Choose another name."
    assert contents(sample.parent) == before


@pytest.mark.parametrize("name", ["x.txt", "x"])
def test_a_report_and_badges_have_the_ending_of_what_they_are(sample: Path, sheets: Path, name: str) -> None:
    before = contents(sample.parent)
    for words in (("import", sample, sheets / "attendees-en.xlsx", "--report"), ("print", sample)):
        refused(organizer(*words, sample.with_name(name)))
    assert contents(sample.parent) == before


def test_several_files_do_not_write_one_report_over_the_other(sample: Path, sheets: Path) -> None:
    before = contents(sample.parent)
    files = (sheets / "agenda.xlsx", sheets / "attendees-en.xlsx")
    done = organizer("import", sample, *files, "--report", sample.with_name("r.xlsx"))
    assert refused(done) == "A report is of one file, and the next one would replace it. Import the files one by one."
    assert contents(sample.parent) == before


WRITERS = [
    ("import", "sheets/people.csv", "--report", "PLACE.xlsx"),
    ("import", AGENDA, "--report", "PLACE.xlsx"),
    ("export", "PLACE.xlsx"),
    ("print", "PLACE.pdf"),
]


@pytest.mark.parametrize("words", WRITERS, ids=" ".join)
def test_a_folder_that_is_missing_or_refuses_is_told_before_anything_happens(
    sample: Path, sheets: Path, words: tuple[str, ...]
) -> None:
    (sheets / "people.csv").write_text("Name,E-mail\nAnna Rossi,anna@example.org\n", encoding="utf-8")
    (sample.parent / "locked").mkdir(mode=0o555)
    (sample.parent / "folder.xlsx").mkdir()
    (sample.parent / "folder.pdf").mkdir()
    before = contents(sample.parent)
    for place, reason in (
        ("gone/out", "there is no folder"),
        ("locked/out", "nothing may be saved in the folder"),
        ("folder", "is a folder. Choose another name for the file."),
    ):
        verb, *others = (word.replace("PLACE", str(sample.parent / place)) for word in words)
        files = [sample.parent / each if each.startswith("sheets/") else each for each in others]
        assert reason in failed(unprivileged(verb, sample, *files))
    assert contents(sample.parent) == before


@pytest.mark.parametrize(
    "words",
    [("backup", "EVENT", "FILE"), ("screenshots", "EVENT", "FILE"), ("sample", "new.organizer", "--sheets", "FILE")],
    ids=lambda words: words[0],
)
def test_a_file_is_no_folder(sample: Path, words: tuple[str, ...]) -> None:
    before = contents(sample.parent)
    filled = [{"EVENT": sample.name, "FILE": sample.name}.get(word, word) for word in words]
    done = organizer(*filled, cwd=sample.parent)
    assert refused(done) == "“sample.organizer” is a file. Choose a folder."
    assert contents(sample.parent) == before
