import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select, text, update

from organizer.errors import BadInput, NotFound, Refused, StorageTrouble
from organizer.files.outputs import refuse_event
from organizer.progress import Progress
from organizer.services import imports, programme_imports, safekeeping, schedule
from organizer.services.workspace import Workspace
from organizer.storage import database as databases
from organizer.storage import tables
from tests.databases import dump
from tests.factories import EVENT, a_person, a_room, make


@pytest.fixture(params=["sqlite"])
def database(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_a_missing_file_a_folder_and_a_foreign_file_are_told_apart(tmp_path: Path):
    foreign = tmp_path / "letter.organizer"
    foreign.write_text("Dear all")
    other = tmp_path / "other.organizer"
    with sqlite3.connect(other) as db:
        db.execute("CREATE TABLE t (x)")
    db.close()
    for path, error in (
        (tmp_path / "nowhere.organizer", NotFound),
        (tmp_path, BadInput),
        (foreign, BadInput),
        (other, BadInput),
    ):
        with pytest.raises(error, match=path.name):
            Workspace.open(str(path))


def test_a_new_event_takes_no_path_that_is_taken(tmp_path: Path):
    path = tmp_path / "e.organizer"
    Workspace.create(str(path), EVENT).close()
    with pytest.raises(Refused, match="exists already"):
        Workspace.create(str(path), EVENT)
    with pytest.raises(NotFound, match="does not exist"):
        Workspace.create(str(tmp_path / "no" / "e.organizer"), EVENT)


def test_a_newer_file_is_refused_kindly_and_not_touched(address: str):
    with sqlite3.connect(address) as db:
        db.execute("UPDATE alembic_version SET version_num = '9999'")
    db.close()
    before = Path(address).read_bytes()
    with pytest.raises(Refused, match="newer Organizer"):
        Workspace.open(address)
    assert Path(address).read_bytes() == before


def test_a_damaged_file_is_told(address: str):
    data = bytearray(Path(address).read_bytes())
    data[4096 : 4096 * 8] = b"\xff" * 4096 * 7
    Path(address).write_bytes(data)
    with pytest.raises((BadInput, StorageTrouble)):
        Workspace.open(address)


def test_a_busy_file_is_told(workspace: Workspace, address: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("organizer.storage.database._WAIT", 0.05)
    other = Workspace.open(address)
    with workspace.operation("Hold"), pytest.raises(StorageTrouble, match="Another program"):
        a_room(other)
    other.close()


def test_a_backup_is_a_whole_event(workspace: Workspace, tmp_path: Path):
    a_person(workspace)
    copy = safekeeping.back_up(workspace, tmp_path / "safe")
    again = safekeeping.back_up(workspace, tmp_path / "safe")
    assert copy != again
    assert sorted(each.name for each in (tmp_path / "safe").iterdir()) == sorted([copy.name, again.name])
    opened = Workspace.open(str(copy))
    assert dump(opened) == dump(workspace)
    assert safekeeping.verify(opened) == ()
    opened.close()


def test_a_backup_lies_beside_the_event(workspace: Workspace):
    copy = safekeeping.back_up(workspace)
    assert copy.parent == workspace.path.parent / "Backups"
    assert copy.name.startswith(f"{workspace.path.stem} 2")


def test_an_older_file_is_backed_up_before_it_is_migrated(address: str, monkeypatch: pytest.MonkeyPatch):
    with sqlite3.connect(address) as db:
        db.execute("UPDATE alembic_version SET version_num = '0000'")
    db.close()
    steps = []
    monkeypatch.setattr("organizer.storage.backup.beside", lambda _engine: steps.append("backed up"))
    monkeypatch.setattr("organizer.storage.database.migrate", lambda _engine: steps.append("migrated"))
    Workspace.open(address).close()
    assert steps == ["backed up", "migrated"]


def test_a_file_of_the_first_schema_is_backed_up_and_works_on(address: str):
    workspace = Workspace.open(address)
    ids = [a_person(workspace, name) for name in ("Zhang Wei", "张伟")]
    workspace.close()
    _make_first(address)

    workspace = Workspace.open(address)
    (copy,) = (workspace.path.parent / "Backups").iterdir()
    assert (_version(copy), _version(address)) == ("0001", f"{databases.SCHEMA:04d}")
    assert safekeeping.verify(workspace) == ()
    before = dump(workspace)
    with workspace.operation("Not the same") as db:
        db.execute(text("INSERT INTO distinct_person (person_id, other_person_id) VALUES (1, 2)"))
    after = dump(workspace)
    assert [before["distinct_person"], after["distinct_person"]] == [[], ["(1, 1, 2)"]]
    workspace.undo()
    assert dump(workspace) == before
    workspace.redo()
    assert dump(workspace) == after
    for _step in range(3):
        workspace.undo()
    assert dump(workspace)["person"] == []
    assert ids == [1, 2]
    workspace.close()


LATER = (
    "distinct_person distinct_organization break_room person_hours duty rule_setting order_rule release scenario"
    " category_template stock"
)


MARKS = """CREATE TABLE print_mark (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    what TEXT DEFAULT 'badge' NOT NULL,
    at TEXT NOT NULL,
    face TEXT DEFAULT '' NOT NULL,
    desk TEXT DEFAULT '' NOT NULL
)"""


def _make_first(address: str) -> None:
    """What the first schema had: without the tables and columns that came later, whose triggers go with them."""
    with sqlite3.connect(address) as db:
        for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            db.execute(f'DROP TRIGGER "{name}"')
        for table in LATER.split():
            db.execute(f'DROP TABLE "{table}"')
        added = "session.state session.interpreted role.language event.country_names event.secret person.photo"
        for table, column in (each.split(".") for each in added.split()):
            db.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
        db.execute('ALTER TABLE "break" DROP COLUMN all_rooms')
        db.execute('ALTER TABLE "break" ADD COLUMN room_id INTEGER REFERENCES room (id) ON DELETE CASCADE')
        db.execute('CREATE INDEX ix_break_room_id ON "break" (room_id)')
        db.execute("DROP TABLE print_mark")
        db.execute(MARKS)
        db.execute("UPDATE alembic_version SET version_num = '0001'")
    db.close()


def test_a_break_in_one_room_of_an_older_file_is_a_break_over_a_set_of_one(address: str):
    workspace = Workspace.open(address)
    hall = a_room(workspace, "Hall A")
    for title in ("Lunch", "Sound check", "Gone"):
        make(workspace, tables.pause, title=title, day=0, start=600, duration=30)
    workspace.close()
    _make_first(address)
    with sqlite3.connect(address) as db:  # what the journal of that schema held
        db.execute('UPDATE "break" SET room_id = ? WHERE id = 2', (hall,))
        db.execute('DELETE FROM "break" WHERE id = 3')
        for row, before, after in (
            (2, '{"room_id":null}', f'{{"room_id":{hall}}}'),
            (3, f'{{"title":"Gone","day":0,"start":600,"duration":30,"room_id":{hall}}}', None),
        ):
            (operation,) = db.execute("INSERT INTO operation (label, at) VALUES ('Then', '') RETURNING id").fetchone()
            values = (operation, row, before, after)
            db.execute(
                "INSERT INTO change (operation, entity, \"row\", before, after) VALUES (?, 'break', ?, ?, ?)", values
            )
    db.close()

    workspace = Workspace.open(address)

    assert safekeeping.verify(workspace) == ()
    assert [(each.title, each.rooms) for each in schedule.snapshot(workspace).pauses] == [
        ("Lunch", None),
        ("Sound check", frozenset({hall})),
    ]
    workspace.undo()
    assert [each.title for each in schedule.snapshot(workspace).pauses] == ["Lunch", "Sound check", "Gone"]
    assert safekeeping.verify(workspace) == ()
    workspace.close()


def test_an_older_event_gets_a_secret_and_is_sound(address: str):
    Workspace.open(address).close()
    _make_first(address)
    workspace = Workspace.open(address)
    with workspace.reading() as db:
        secret = db.scalar(select(tables.event.c.secret))
    assert len(secret or "") == 32
    assert safekeeping.verify(workspace) == ()
    workspace.close()


def _version(path: str | Path) -> str:
    with sqlite3.connect(path) as db:
        version = db.execute("SELECT version_num FROM alembic_version").fetchone()[0]
    db.close()
    return version


def test_verify_finds_what_bypassed_the_journal(address: str):
    workspace = Workspace.open(address)
    a_person(workspace, "王")
    a_person(workspace, "李")
    assert safekeeping.verify(workspace) == ()
    with workspace.operation("Rename") as db:
        db.execute(text("UPDATE person SET name = 'Wang' WHERE id = 1"))
    workspace.close()
    with sqlite3.connect(address) as db:
        for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            db.execute(f'DROP TRIGGER "{name}"')
        db.execute("UPDATE person SET name = 'Chang' WHERE id = 1")
        db.execute("DELETE FROM person WHERE id = 2")
        db.execute("INSERT INTO person (id, uid, name) VALUES (9, 'x', 'x')")
    db.close()
    shutil.copy(address, address + ".copy")
    workspace = Workspace.open(address)
    problems = safekeeping.verify(workspace)
    workspace.close()
    assert [each for each in problems if "trigger" not in each] == [
        "Row 1 of “person” differs from the journal.",
        "Row 9 of “person” is not in the journal.",
        "Row 2 of “person” is gone without a trace.",
    ]


OTHER_PROGRAM = """
import sys
from organizer.services.workspace import Workspace
workspace = Workspace.open(sys.argv[1])
with workspace.operation("Another program") as db:
    db.exec_driver_sql("UPDATE event SET place = 'Hall B'")
workspace.close()
"""


def open_again(event: Path) -> None:
    Workspace.open(str(event)).close()


def take_for_a_sheet(event: Path) -> None:
    assert not programme_imports.is_programme_file(event)
    with pytest.raises(BadInput, match="not a table"):
        imports.inspect(event, Progress())


def take_for_an_output(event: Path) -> None:
    with pytest.raises(BadInput, match="would be lost"):
        refuse_event(event)


@pytest.mark.parametrize("touch", [open_again, take_for_a_sheet, take_for_an_output])
def test_opening_the_event_again_leaves_its_locks_alone(tmp_path: Path, touch: Callable[[Path], None]) -> None:
    """Closing a descriptor of our own would drop them, and the next program would remove the log that we write to."""
    event = tmp_path / "event.organizer"
    window = Workspace.create(str(event), EVENT)
    with window.operation("Ours") as db:
        db.execute(update(tables.event).values(place="Hall A"))
    touch(event)

    subprocess.run([sys.executable, "-c", OTHER_PROGRAM, str(event)], check=True, timeout=60)

    assert event.with_name("event.organizer-wal").exists()
    with window.reading() as db:
        assert db.execute(select(tables.event.c.place)).scalar_one() == "Hall B"
    with window.operation("Ours again") as db:
        db.execute(update(tables.event).values(place="Hall C"))
    window.close()
    with closing(sqlite3.connect(event)) as db:
        assert db.execute("SELECT place FROM event").fetchall() == [("Hall C",)]


def test_marks_of_an_older_file_say_whose_badge_it_is_and_only_the_last_stands(address: str):
    workspace = Workspace.open(address)
    for name in ("Zhang Wei", "Anna"):
        a_person(workspace, name)
    workspace.close()
    _make_first(address)
    with sqlite3.connect(address) as db:
        db.execute("CREATE INDEX ix_print_mark_person_id ON print_mark (person_id)")
        for person, face in ((1, "old"), (2, "hers"), (1, "new"), (2, "undone")):
            db.execute("INSERT INTO print_mark (person_id, at, face, desk) VALUES (?, 'then', ?, 'A')", (person, face))
        db.execute("DELETE FROM print_mark WHERE id = 4")
        (operation,) = db.execute("INSERT INTO operation (label, at) VALUES ('Mark', '') RETURNING id").fetchone()
        for row in (1, 2, 3):
            db.execute("INSERT INTO change (operation, entity, \"row\") VALUES (?, 'print_mark', ?)", (operation, row))
    db.close()

    workspace = Workspace.open(address)

    assert safekeeping.verify(workspace) == ()
    mark = tables.print_mark.c
    with workspace.reading() as db:
        columns = mark.id, mark.of, mark.person_id, mark.title, mark.face, mark.replaced_by_id, mark.thrown_away
        rows = [tuple(row) for row in db.execute(select(*columns).order_by(mark.id))]
    assert rows == [
        (1, "person", 1, "Zhang Wei", "old", 3, 0),
        (2, "person", 2, "Anna", "hers", None, 0),
        (3, "person", 1, "Zhang Wei", "new", None, 0),
    ]
    assert make(workspace, tables.print_mark, at="now", title="Anna") == 5
    workspace.close()
