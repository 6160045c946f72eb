"""``history``, ``undo``, ``redo`` through the real command."""

from pathlib import Path

from tests.cli.command import organizer, refused

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
