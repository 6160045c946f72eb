import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import CheckConstraint, Float, LargeBinary, Numeric, inspect, text

from organizer.services.workspace import Workspace
from organizer.storage import database, tables


def test_models_and_migrations_are_equal(workspace: Workspace):
    with workspace.reading() as db:
        context = MigrationContext.configure(db, opts={"compare_type": True})
        assert compare_metadata(context, tables.metadata) == []


def test_defaults_are_those_of_the_models(workspace: Workspace):
    with workspace.reading() as db:
        inspector = inspect(db)
        found = {(t, c["name"]): c["default"] for t in tables.metadata.tables for c in inspector.get_columns(t)}
    for (table, name), default in found.items():
        expected = tables.metadata.tables[table].c[name].server_default
        plain = None if name == "id" or default is None else default.removesuffix("::text").strip("'")
        assert (table, name, plain) == (table, name, None if expected is None else expected.arg)


def test_check_constraints_are_those_of_the_models(workspace: Workspace):
    with workspace.reading() as db:
        found = {name: _checks(inspect(db), name) for name in tables.metadata.tables}
    assert found == {
        name: {each.name for each in table.constraints if isinstance(each, CheckConstraint)}
        for name, table in tables.metadata.tables.items()
    }


def _checks(inspector, table):
    return {each["name"] for each in inspector.get_check_constraints(table)}


def test_the_newest_revision_is_the_schema():
    scripts = ScriptDirectory(str(database.MIGRATIONS))
    assert scripts.get_heads() == [f"{database.SCHEMA:04d}"]


@pytest.mark.parametrize("table", tables.metadata.tables.values(), ids=lambda table: table.name)
def test_every_table_keeps_the_rules_of_the_journal(table):
    assert [column.name for column in table.primary_key] == ["id"]
    assert table.c.id.type.python_type is int
    assert not [c.name for c in table.columns if isinstance(c.type, Float | Numeric)]
    if table in tables.journalled():
        assert not [c.name for c in table.columns if isinstance(c.type, LargeBinary)]


def test_every_word_of_the_vocabulary_has_its_table():
    words = (
        "event activity session talk track room room_hours break person category custom_field organization role project"
        " score need offer match meeting party table checkin_list scan badge_template print_mark asset"
    )
    assert set(words.split()) <= set(tables.metadata.tables)


@pytest.fixture
def lazy_disk() -> None:
    """Here SQLite waits for the disk, as in the program."""


def test_sqlite_is_durable(workspace: Workspace):
    if workspace.path is None:
        pytest.skip("PostgreSQL: the server's own settings")
    with workspace.reading() as db:
        pragmas = [db.scalar(text(f"PRAGMA {name}")) for name in ("journal_mode", "synchronous", "foreign_keys")]
    assert pragmas == ["wal", 2, 1]


def test_removing_a_migration_step_would_be_noticed(workspace: Workspace):
    with workspace.operation("Change the schema behind Alembic's back", undoable=False) as db:
        db.execute(text("ALTER TABLE room ADD COLUMN colour TEXT"))
        context = MigrationContext.configure(db)
        [(what, _schema, table, column)] = compare_metadata(context, tables.metadata)
    assert (what, table, column.name) == ("remove_column", "room", "colour")
