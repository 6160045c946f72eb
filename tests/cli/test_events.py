"""``new``, ``info``, ``backup``, ``verify`` through the real command."""

import signal
import sqlite3
from pathlib import Path

import pytest

from organizer.storage.database import SCHEMA
from tests.cli.command import organizer, refused, start, wait_until


def test_new_makes_an_event_that_info_counts(event: Path) -> None:
    done = organizer("info", event, "--json")
    assert done.code == 0
    assert done.document == {
        "event": "论坛 Forum",
        "schema": SCHEMA,
        "counts": dict.fromkeys(
            (
                "people",
                "organizations",
                "activities",
                "sessions",
                "talks",
                "tracks",
                "rooms",
                "projects",
                "scheduled",
                "unscheduled",
                "scans",
            ),
            0,
        )
        | {"operations": 1},
        "last_operation": {"id": 1, "label": "New event “论坛 Forum”"},
    }


def test_new_says_what_it_made(tmp_path: Path) -> None:
    done = organizer("new", tmp_path / "a.organizer", "--name", "A", "--start", "2026-11-05", "--json")
    assert (done.code, done.document) == (0, {"event": "A", "operation": 1})


def test_new_does_not_overwrite(event: Path) -> None:
    before = event.read_bytes()
    done = organizer("new", event, "--name", "B", "--start", "2026-11-05")
    assert refused(done) == "“forum.organizer” exists already. Choose another name."
    assert event.read_bytes() == before


@pytest.mark.parametrize(
    ("start", "days"), [("5 November", "1"), ("2026-11-31", "1"), ("2026-11-05", "0"), ("2026-11-05", "32")]
)
def test_new_refuses_what_is_no_day(tmp_path: Path, start: str, days: str) -> None:
    path = tmp_path / "a.organizer"
    refused(organizer("new", path, "--name", "A", "--start", start, "--days", days))
    assert not path.exists()


@pytest.mark.parametrize("path", ["", " "])
def test_an_event_has_a_path(tmp_path: Path, path: str) -> None:
    sentence = "Say which file the event is: its path is empty."
    assert refused(organizer("new", path, "--name", "A", "--start", "2026-11-05", cwd=tmp_path)) == sentence
    assert refused(organizer("info", path, cwd=tmp_path)) == sentence
    assert list(tmp_path.iterdir()) == []


def test_an_event_has_a_name(tmp_path: Path) -> None:
    done = organizer("new", tmp_path / "a.organizer", "--name", " ", "--start", "2026-11-05")
    assert refused(done) == "Give the event a name."
    assert list(tmp_path.iterdir()) == []


def test_info_speaks_to_people(event: Path) -> None:
    out = organizer("info", event).out
    assert out.splitlines()[0] == "论坛 Forum"
    assert out.splitlines()[-1] == "Last operation: New event “论坛 Forum”"


def test_a_backup_is_an_event_of_its_own(event: Path, tmp_path: Path) -> None:
    done = organizer("backup", event, tmp_path / "copies", "--json")
    copy = Path(done.document["file"])
    assert copy.parent == tmp_path / "copies"
    assert organizer("info", copy, "--json").document == organizer("info", event, "--json").document


def test_a_backup_lies_beside_the_event_unless_told(event: Path) -> None:
    copy = Path(organizer("backup", event, "--json").document["file"])
    assert copy.parent == event.parent / "Backups"


def test_a_backup_goes_into_a_folder_and_none_is_made_that_is_called_as_an_event_is(
    event: Path, tmp_path: Path
) -> None:
    said = refused(organizer("backup", event, tmp_path / "copy.organizer"))
    assert said.endswith("“copy.organizer” is called as an event is, and a folder is meant here. Choose a folder.")
    assert not (tmp_path / "copy.organizer").exists()


def test_a_sound_event_passes(event: Path) -> None:
    done = organizer("verify", event, "--json")
    assert (done.code, done.document) == (0, {"ok": True, "problems": []})


def tamper(event: Path, *statements: str) -> None:
    """Change a file behind the journal's back."""
    with sqlite3.connect(event) as db:
        for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            (sql,) = db.execute("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).fetchone()
            db.execute(f"DROP TRIGGER {name}")
            statements = (*statements, sql)
        for statement in statements:
            db.execute(statement)
    db.close()


@pytest.mark.parametrize(
    ("statements", "problems"),
    [
        (["DELETE FROM event"], ["Row 1 of “event” is gone without a trace."]),
        (
            ["INSERT INTO room_hours (id, room_id, day, opens, closes) VALUES (1, 7, 0, 1, 2)"],
            [
                "Row 1 of “room_hours” refers to a row of “room” that is not there.",
                "Row 1 of “room_hours” is not in the journal.",
            ],
        ),
        (["INSERT INTO current_operation (operation) VALUES (1)"], ["An operation was left open."]),
    ],
)
def test_what_was_changed_behind_the_journals_back_is_found(
    event: Path, statements: list[str], problems: list[str]
) -> None:
    tamper(event, *statements)
    done = organizer("verify", event, "--json")
    assert (done.code, done.document) == (1, {"ok": False, "problems": problems})


def test_a_missing_trigger_is_found(event: Path) -> None:
    with sqlite3.connect(event) as db:
        db.execute("DROP TRIGGER record_person_update")
    db.close()
    done = organizer("verify", event)
    assert (done.code, done.out) == (1, "The journal’s trigger “record_person_update” is missing or altered.\n")


def test_sample_makes_an_event_and_the_workbooks_it_came_from(sample_event: Path) -> None:
    document = organizer("info", sample_event, "--json").document
    assert document["event"] == "Technology Exchange Conference 2026"
    assert {key: document["counts"][key] for key in ("people", "activities", "projects", "talks")} == {
        "people": 60,
        "activities": 17,
        "projects": 700,
        "talks": 100,
    }
    sheets = sorted(path.name for path in (sample_event.parent / "sheets").iterdir())
    assert sheets == ["agenda.xlsx", "attendees-en.xlsx", "attendees-zh.xlsx"]


def test_sample_does_not_overwrite(event: Path) -> None:
    assert refused(organizer("sample", event)).startswith("“forum.organizer” exists already.")


def test_an_interrupted_sample_leaves_nothing(tmp_path: Path) -> None:
    """Ctrl+C is a sentence and an exit code of its own."""
    command = start("sample", tmp_path / "s.organizer", "--people", 200_000)
    wait_until((tmp_path / "s.organizer").exists)
    command.send_signal(signal.SIGINT)
    out, err = command.communicate(timeout=60)
    assert (command.returncode, out, err) == (130, "", "Stopped; the event is as it was.\n")
    assert list(tmp_path.iterdir()) == []
