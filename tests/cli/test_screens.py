"""``screenshots`` through the real command."""

from pathlib import Path

from PySide6.QtGui import QImage

from tests.cli.command import organizer

PAGES = ["welcome", "today", "schedule", "programme", "people", "print", "history"]
PLANNING = ["versions", "scenarios", "people-strip"]
DESIGNING = ["templates", "designer"]
TIDYING = ["duplicates", "organizations"]
IMPORT = ["import-sheet", "import-columns", "import-review"]


def test_every_page_becomes_a_picture_of_the_asked_size_and_look(sample: Path, tmp_path: Path) -> None:
    words = ("screenshots", sample, tmp_path / "shots", "--size", "1280x720", "--theme", "dark", "--json")
    done = organizer(*words)
    assert (done.code, done.err) == (0, "")
    files = [Path(each) for each in done.document["files"]]
    assert [each.stem for each in files] == PAGES + PLANNING + DESIGNING + TIDYING + IMPORT
    pictures = [QImage(str(each)) for each in files]
    assert {(each.width(), each.height()) for each in pictures} == {(1280, 720)}
    assert all(each.pixelColor(1270, 710).lightness() < 80 for each in pictures)


def test_a_size_is_two_numbers(sample: Path, tmp_path: Path) -> None:
    done = organizer("screenshots", sample, tmp_path / "shots", "--size", "wide")
    assert (done.code, done.err.count("\n")) == (2, 1)


def test_the_self_test_does_the_main_job(tmp_path: Path) -> None:
    done = organizer("self-test", "--json", cwd=tmp_path)
    assert (done.code, done.document["ok"]) == (0, True), done
    assert [step["ok"] for step in done.document["steps"]] == [True] * 8
    assert list(tmp_path.iterdir()) == []
