"""``history``, ``undo``, ``redo`` through the real command."""

import contextlib
import signal
import sqlite3
from pathlib import Path

from tests.cli.command import organizer, refused, start, wait_until

KEYS = ["id", "label", "kind", "at", "actor", "undoable", "undone"]


def move(event: Path) -> None:
    """One undoable step."""
    assert organizer("move", event, "European session", "--room", "Hall B", "--start", "2 16:00").code == 0


def states(event: Path) -> list[tuple[str, bool]]:
    """Kind and undone of the newest operations since the sample was made, newest first."""
    operations = organizer("history", event, "--json").document["operations"]
    return [(each["kind"], each["undone"]) for each in operations[:-10]]


def test_history_has_the_keys_that_do_not_change(event: Path) -> None:
    document = organizer("history", event, "--json").document
    assert [list(each) for each in document["operations"]] == [KEYS]
    operation = document["operations"][0]
    assert (operation["id"], operation["label"], operation["kind"]) == (1, "New event “论坛 Forum”", "do")
    assert (operation["undoable"], operation["undone"]) == (False, False)


def test_undo_and_redo_walk_through_the_history_of_other_commands(sample: Path) -> None:
    move(sample)
    assert states(sample) == [("do", False)]
    undone = organizer("undo", sample, "--json").document
    assert (
        undone["label"] == "Move “European session” to Hall B, Sun 27 Sep 16:00"
        or "European session" in undone["label"]
    )
    assert states(sample) == [("undo", False), ("do", True)]
    assert organizer("redo", sample).out == f"Done again: {undone['label']}\n"
    assert states(sample) == [("redo", False), ("undo", False), ("do", False)]


def test_history_marks_what_was_undone(sample: Path) -> None:
    move(sample)
    organizer("undo", sample)
    assert organizer("history", sample).out.splitlines()[1].endswith(" (undone)")


def test_nothing_to_undo_is_a_sentence(event: Path) -> None:
    assert refused(organizer("undo", event)) == "There is nothing to undo."
    assert refused(organizer("redo", event)) == "There is nothing to redo."


def test_ctrl_c_while_a_large_step_is_undone_leaves_it_done(event: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "people.csv"
    rows = (f"Ada Lovelace {number},ada{number}@example.org\n" for number in range(30_000))
    sheet.write_text("Name,Email\n" + "".join(rows), encoding="utf-8")
    assert organizer("import", event, sheet).code == 0
    before = organizer("history", event).out
    command = start("undo", event)
    wait_until(lambda: is_written(event))
    command.send_signal(signal.SIGINT)
    out, err = command.communicate(timeout=60)
    assert (command.returncode, out, err) == (130, "", "Stopped; the event is as it was.\n")
    assert organizer("history", event).out == before
    assert organizer("verify", event).code == 0


def is_written(event: Path) -> bool:
    """Whether somebody holds the lock for writing."""
    with contextlib.closing(sqlite3.connect(event, timeout=0, isolation_level=None)) as db:
        try:
            db.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError:
            return True
        db.execute("ROLLBACK")
        return False
