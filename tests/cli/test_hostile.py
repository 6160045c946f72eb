"""Not one traceback: whatever is handed to the command, it answers with one sentence and an exit code that means it."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.command import Done, failed, organizer, refused, start

MOVE = ("European session", "--room", "Hall B", "--start", "2 16:00")
ROOT = os.name != "nt" and os.geteuid() == 0

# -- what is no event ------------------------------------------------------------------------------------------------


def missing(path: Path) -> None:
    """Nothing at all."""


def a_folder(path: Path) -> None:
    """A folder of that name."""
    path.mkdir()


def empty(path: Path) -> None:
    """No bytes."""
    path.touch()


def text(path: Path) -> None:
    """A letter."""
    path.write_text("Dear colleague,\nplease find attached …\n" * 20, encoding="utf-8")


def torn(path: Path) -> None:
    """The beginning of a database."""
    path.write_bytes(b"SQLite format 3\0" + bytes(3000))


def foreign(path: Path) -> None:
    """A database of another program."""
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE alembic_version (version_num TEXT)")
        db.execute("INSERT INTO alembic_version VALUES ('0001')")
        db.commit()


@pytest.mark.parametrize("make", [missing, a_folder, empty, text, torn, foreign], ids=lambda make: make.__name__)
def test_what_is_no_event_is_refused(tmp_path: Path, make: Callable[[Path], None]) -> None:
    path = tmp_path / "forum.organizer"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    assert "forum.organizer" in refused(organizer("info", path))
    assert before == (path.read_bytes() if path.is_file() else None)


@pytest.mark.parametrize(
    "words",
    [
        ("info", "EVENT"),
        ("import", "EVENT", "sheet.xlsx"),
        ("export", "EVENT", "out.xlsx"),
        ("check", "EVENT"),
        ("move", "EVENT", *MOVE),
        ("print", "EVENT", "out.pdf"),
        ("find", "EVENT", "Ann"),
        ("history", "EVENT"),
        ("undo", "EVENT"),
        ("redo", "EVENT"),
        ("backup", "EVENT"),
        ("verify", "EVENT"),
        ("screenshots", "EVENT", "shots"),
    ],
    ids=lambda words: words[0],
)
def test_every_verb_says_that_there_is_no_such_file(tmp_path: Path, words: tuple[str, ...]) -> None:
    path = tmp_path / "gone.organizer"
    done = organizer(*(path if word == "EVENT" else word for word in words), cwd=tmp_path)
    assert refused(done).startswith("There is no file")
    assert list(tmp_path.iterdir()) == []


def test_a_new_event_needs_its_folder(tmp_path: Path) -> None:
    done = organizer("new", tmp_path / "no" / "a.organizer", "--name", "A", "--start", "2026-11-05")
    assert refused(done).startswith("The folder")


def test_a_file_of_a_newer_program_is_refused_and_left_alone(event: Path) -> None:
    with closing(sqlite3.connect(event)) as db:
        db.execute("UPDATE alembic_version SET version_num = '9999'")
        db.commit()
    sentence = "“forum.organizer” was saved by a newer Organizer. Update the program to open it."
    assert refused(organizer("info", event)) == sentence
    assert refused(organizer("undo", event)) == sentence


@pytest.mark.parametrize("name", ["ten thousand", "", "--", "‮\n"])
def test_odd_words_are_wrong_usage(event: Path, name: str) -> None:
    done = organizer("sample", event.parent / "s.organizer", "--people", name)
    assert (done.code, done.out) == (2, "")
    assert "Traceback" not in done.err


# -- what is no sheet -------------------------------------------------------------------------------------------------


def truncated(path: Path, workbook: Path) -> None:
    """Half a workbook."""
    path.write_bytes(workbook.read_bytes()[: workbook.stat().st_size // 2])


def encrypted(path: Path, workbook: Path) -> None:
    """A workbook with a password."""
    from msoffcrypto.format.ooxml import OOXMLFile

    with workbook.open("rb") as plain, path.open("wb") as target:
        OOXMLFile(plain).encrypt("secret", target)


def picture(path: Path, _workbook: Path) -> None:
    """Something that is no table in any format."""
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + os.urandom(4000))


def nulls(path: Path, _workbook: Path) -> None:
    """What is left of a file after some crashes."""
    path.write_bytes(bytes(10_000))


def no_file(_path: Path, _workbook: Path) -> None:
    """Nothing at all."""


def directory(path: Path, _workbook: Path) -> None:
    """A folder of that name."""
    path.mkdir()


def no_bytes(path: Path, _workbook: Path) -> None:
    """An empty file."""
    path.touch()


def letter(path: Path, _workbook: Path) -> None:
    """A text file with the name of a workbook."""
    text(path)


@pytest.mark.parametrize(
    "make",
    [no_file, directory, no_bytes, letter, truncated, encrypted, picture, nulls],
    ids=lambda make: make.__name__,
)
def test_what_is_no_sheet_is_refused_and_changes_nothing(
    event: Path, sample_event: Path, make: Callable[[Path, Path], None]
) -> None:
    sheet = event.parent / "attendees.xlsx"
    make(sheet, sample_event.parent / "sheets" / "attendees-en.xlsx")
    done = organizer("import", event, sheet)
    assert (done.code, done.out) == (2, "")
    assert "Traceback" not in done.err
    assert done.err.strip().endswith(".")
    assert organizer("info", event, "--json").document["counts"]["operations"] == 1


# -- folders that may not be written ----------------------------------------------------------------------------------


@pytest.fixture
def read_only(sample_event: Path, tmp_path: Path) -> Iterator[Path]:
    """The sample event in a folder where nothing may be written."""
    folder = tmp_path / "locked"
    folder.mkdir()
    event = folder / "sample.organizer"
    shutil.copy(sample_event, event)
    event.chmod(0o444)
    folder.chmod(0o555)
    yield event
    folder.chmod(0o755)


def unprivileged(*words: object) -> Done:
    """Run the command without the right to write everywhere that root has."""
    if not ROOT:
        return organizer(*words)
    if not shutil.which("setpriv"):
        pytest.skip("root may write everywhere, and there is no setpriv to take that right away")
    return organizer(*words, before=("setpriv", "--bounding-set", "-dac_override", "--inh-caps", "-dac_override"))


def test_an_event_in_a_read_only_folder_is_not_changed(read_only: Path) -> None:
    before = read_only.read_bytes()
    assert failed(unprivileged("move", read_only, *MOVE)).endswith("Copy it to a folder of your own.")
    assert read_only.read_bytes() == before


def test_of_an_event_that_cannot_be_marked_nothing_is_printed_but_a_proof(read_only: Path, tmp_path: Path) -> None:
    paper = tmp_path / "door-signs.pdf"
    said = failed(unprivileged("print", read_only, paper, "--what", "door-signs"))
    assert said.endswith(
        "Copy it to a folder of your own. Or write a PDF with --proof, which marks nothing as printed."
    )
    assert not paper.exists()
    assert unprivileged("print", read_only, paper, "--what", "door-signs", "--proof").code == 0
    assert paper.exists()


@pytest.mark.parametrize("verb", ["info", "check", "history", "verify"])
def test_an_event_in_a_read_only_folder_can_be_read(read_only: Path, verb: str) -> None:
    here = organizer(verb, read_only, "--json")
    read = unprivileged(verb, read_only, "--json")
    assert (read.code, read.err, read.out) == (here.code, "", here.out)
    assert [each.name for each in read_only.parent.iterdir()] == ["sample.organizer"]


@pytest.mark.parametrize(
    "words",
    [
        ("new", "FOLDER/new.organizer", "--name", "A", "--start", "2026-11-05"),
        ("sample", "FOLDER/new.organizer", "--people", "5"),
        ("export", "EVENT", "FOLDER/out.xlsx"),
        ("export", "EVENT", "FOLDER/out.csv", "--what", "people"),
        ("backup", "EVENT", "FOLDER/copies"),
        ("print", "EVENT", "FOLDER/out.pdf", "--what", "badges"),
        ("screenshots", "EVENT", "FOLDER/shots"),
    ],
    ids=lambda words: f"{words[0]} {words[-1]}",
)
def test_nothing_is_written_into_a_read_only_folder(sample: Path, read_only: Path, words: tuple[str, ...]) -> None:
    folder = read_only.parent
    filled = (word.replace("EVENT", str(sample)).replace("FOLDER", str(folder)) for word in words)
    failed(unprivileged(*filled))
    assert [each.name for each in folder.iterdir()] == ["sample.organizer"]


# -- full disks -------------------------------------------------------------------------------------------------------


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 4 MiB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = ROOT and subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", folder], check=False)
    if not mounted or mounted.returncode:
        pytest.skip("a small disk can only be mounted by root")
    yield folder
    subprocess.run(["umount", folder], check=True)


def fill(disk: Path) -> Path:
    """Use up the rest of a disk; returns the file that does."""
    path = disk / "filling"
    with path.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            return path


FULL = "The disk is full. Free some space and try again; nothing was changed."


@pytest.mark.parametrize(
    "words",
    [("new", "--name", "A", "--start", "2026-11-05"), ("sample", "--people", "20000")],
    ids=lambda words: words[0],
)
def test_what_does_not_fit_leaves_nothing(small_disk: Path, words: tuple[str, ...]) -> None:
    if words[0] == "new":
        fill(small_disk)
    verb, *options = words
    assert failed(organizer(verb, small_disk / "a.organizer", *options)) == FULL
    assert [each.name for each in small_disk.iterdir() if each.name != "filling"] == []


def test_an_operation_on_a_full_disk_does_not_happen(small_disk: Path, sample_event: Path) -> None:
    event = Path(shutil.copy(sample_event, small_disk))
    filling = fill(small_disk)
    assert failed(organizer("move", event, *MOVE)) == FULL
    filling.unlink()
    assert organizer("verify", event).code == 0
    assert organizer("info", event, "--json").document["counts"]["operations"] == 10
    assert organizer("move", event, *MOVE).code == 0


@pytest.mark.parametrize(
    "words",
    [
        ("export", "FOLDER/out.xlsx"),
        ("export", "FOLDER/out.csv", "--what", "people"),
        ("backup", "FOLDER/copies"),
        ("print", "FOLDER/out.pdf", "--what", "badges"),
    ],
    ids=lambda words: f"{words[0]} {words[-1]}",
)
def test_a_file_that_does_not_fit_is_not_left_half_written(
    small_disk: Path, sample: Path, words: tuple[str, ...]
) -> None:
    fill(small_disk)
    verb, *others = (word.replace("FOLDER", str(small_disk)) for word in words)
    failed(organizer(verb, sample, *others))
    assert [each.name for each in small_disk.rglob("*") if each.is_file()] == ["filling"]


# -- two programs on one file -----------------------------------------------------------------------------------------


def test_a_program_waits_for_another_ones_write_and_then_says_so(sample: Path) -> None:
    with closing(sqlite3.connect(sample, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        sentence = failed(organizer("move", sample, *MOVE))
        other.execute("ROLLBACK")
    assert sentence == "Another program is writing to this event. Try again in a moment."
    assert organizer("move", sample, *MOVE).code == 0


def test_reading_goes_on_while_another_program_writes(sample: Path) -> None:
    with closing(sqlite3.connect(sample, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert organizer("find", sample, "a").code == 0
        assert organizer("verify", sample).code == 0
        other.execute("ROLLBACK")


def test_two_programs_take_turns(sample: Path) -> None:
    from organizer.services.workspace import Workspace

    with closing(Workspace.open(str(sample))) as here:
        assert organizer("move", sample, *MOVE).code == 0
        here.notice_others()
        assert "European session" in (here.undo_label or "")
        here.undo()
    assert organizer("redo", sample).code == 0
    assert organizer("verify", sample).code == 0


# -- the person at the keyboard ---------------------------------------------------------------------------------------


def test_a_reader_that_had_enough_is_no_trouble(sample: Path) -> None:
    with subprocess.Popen(["head", "-c", "1"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) as head:
        assert head.stdin is not None
        command = start("find", sample, "a", "--json", stdout=head.stdin)
        head.stdin.close()
        _out, err = command.communicate(timeout=60)
    assert (command.returncode, err) == (0, "")
