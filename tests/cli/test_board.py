"""``check`` and ``move`` through the real command."""

from contextlib import closing
from pathlib import Path

import pytest

from organizer.domain.schedule.grid import Card
from organizer.services import schedule
from organizer.services.workspace import Workspace
from tests.cli.command import organizer, refused

SESSION = "European session"


def last(event: Path) -> int:
    """The id of the event's last operation."""
    return int(organizer("info", event, "--json").document["last_operation"]["id"])


def cards(event: Path) -> tuple[Card, ...]:
    """The event's sessions."""
    with closing(Workspace.open(str(event))) as workspace:
        return schedule.snapshot(workspace).cards


def test_check_lists_conflicts_and_fails(sample: Path) -> None:
    done = organizer("check", sample, "--json")
    assert done.code == 1
    assert list(done.document) == ["conflicts", "counts"]
    first = done.document["conflicts"][0]
    assert list(first) == ["severity", "rule", "text", "sessions", "people", "accepted"]
    assert (first["severity"], first["rule"], len(first["sessions"]), len(first["people"])) == (
        "error",
        "person-overlap",
        2,
        1,
    )
    found = done.document["conflicts"]
    assert done.document["counts"]["error"] == sum(each["severity"] == "error" for each in found)


def test_check_passes_where_nothing_conflicts(event: Path) -> None:
    done = organizer("check", event)
    assert (done.code, done.out) == (0, "No conflicts.\n")


def test_move_moves_once_and_names_its_operation(sample: Path) -> None:
    before = last(sample)
    done = organizer("move", sample, SESSION, "--room", "Hall B", "--start", "2 16:00", "--json")
    assert (done.code, done.document["allowed"], done.document["refused"]) == (0, True, None)
    assert done.document["operation"] == last(sample) == before + 1


def test_a_dry_run_gives_the_same_answer_and_changes_nothing(sample: Path) -> None:
    before = last(sample)
    words = ("move", sample, SESSION, "--room", "Salon", "--start", "09:00", "--json")
    asked = organizer(*words, "--dry-run").document
    assert last(sample) == before
    moved = organizer(*words).document
    assert asked["warnings"] == moved["warnings"] != []
    assert (asked["operation"], moved["operation"]) == (None, before + 1)


def test_a_refusal_says_why(sample: Path) -> None:
    done = organizer(
        "move", sample, "Opening and keynote", "--room", "Hall B", "--start", "35:59", "--json", "--dry-run"
    )
    assert done.document["operation"] is None
    assert done.code == (0 if done.document["allowed"] else 2)


@pytest.mark.parametrize(
    ("session", "room", "start", "sentence"),
    [
        ("Europaen session", "Hall B", "10:00", "There is no “Europaen session”. Did you mean"),
        (SESSION, "Hall Z", "10:00", "There is no “Hall Z”. Did you mean “Hall "),
        (SESSION, "Hall B", "soon", "“soon” is no start; write 10:30"),
        (SESSION, "Hall B", "9 10:00", "“9 10:00” is outside the event, which has 2 days."),
        ("Eurasian session", "Hall B", "10:00", "Say on which day"),
    ],
)
def test_what_cannot_be_named_is_a_sentence(sample: Path, session: str, room: str, start: str, sentence: str) -> None:
    assert refused(organizer("move", sample, session, "--room", room, "--start", start)).startswith(sentence)


def test_a_session_is_named_by_its_code_too(event: Path, tmp_path: Path) -> None:
    text = """<schedule><conference><title>F</title><start>2026-11-05</start><days>1</days></conference>
    <day index="1" date="2026-11-05"><room name="A"><event id="7" guid="0b9a-77"><start>10:00</start>
    <duration>01:00</duration><room>A</room><title>Talk</title></event></room></day></schedule>"""
    (tmp_path / "s.xml").write_text(text, encoding="utf-8")
    assert organizer("import", event, tmp_path / "s.xml", "--as", "schedule").code == 0
    codes = {each.code for each in cards(event)}
    assert len(codes) == 1
    assert organizer("move", event, codes.pop(), "--room", "A", "--start", "11:00").code == 0
    assert [each.placement.start for each in cards(event) if each.placement] == [660]
