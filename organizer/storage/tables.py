"""Every table of an event file. One word for one thing: the names are those of the vocabulary.

What holds for all of them, and is tested over this metadata: an integer ``id``; no REAL columns (lengths in
micrometres, durations in minutes, scores in hundredths); no BLOB in a journalled table; rows that may be born on
another desk also carry a ``uid``. ``day`` counts from 0 at the event's first day; ``start``, ``opens`` and ``closes``
are minutes since that day's midnight; ``duration`` is minutes. Instants are ISO 8601 text in UTC.
"""

import json
import uuid
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Json(TypeDecorator[Any]):
    """A list or a dictionary as canonical JSON text, the same bytes on every database."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002
        """To text, keys sorted so that equal values are equal text."""
        return None if value is None else as_json(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ARG002
        """Back to Python values."""
        return None if value is None else json.loads(value)


def as_json(value: Any) -> str:
    """The text under which Json columns store ``value``; for bulk statements that bypass the type."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def new_uid() -> str:
    """A name for a row that no other desk gives."""
    return uuid.uuid4().hex


def _table(name: str, *columns: Any) -> Table:
    return Table(name, metadata, Column("id", Integer, primary_key=True), *columns, sqlite_autoincrement=True)


def _uid() -> Column[str]:
    return Column("uid", Text, nullable=False, unique=True, default=new_uid)


def _text(name: str, default: str | None = "", **options: Any) -> Column[str]:
    """A text that is never NULL, empty when nothing was said."""
    return Column(name, Text, nullable=False, default=default, server_default=default, **options)


def _number(name: str, *, default: int | None = None, null: bool = False) -> Column[int]:
    server = None if default is None else str(default)
    return Column(name, Integer, nullable=null, default=default, server_default=server)


def _json(name: str, empty: str) -> Column[Any]:
    return Column(name, Json, nullable=False, default=lambda: json.loads(empty), server_default=empty)


def _reference(name: str, target: str, *, on_delete: str, null: bool = True, index: bool = True) -> Column[int]:
    key = ForeignKey(f"{target}.id", ondelete=on_delete, deferrable=True, initially="IMMEDIATE")
    return Column(name, Integer, key, nullable=null, index=index)


def _to(target: str, name: str | None = None, *, index: bool = True) -> Column[int]:
    """A reference that is let go when its target is deleted."""
    return _reference(name or f"{target}_id", target, on_delete="SET NULL", index=index)


def _owned_by(target: str) -> Column[int]:
    """A reference to the owner: the row goes with it."""
    return _reference(f"{target}_id", target, on_delete="CASCADE", null=False)


def _part_of(target: str) -> Column[int]:
    """A reference that may be empty; where it is not, the row goes with its target."""
    return _reference(f"{target}_id", target, on_delete="CASCADE")


def _distinct(target: str) -> Table:
    """Pairs of rows that look like one and were looked at: they are two. The lower id comes first."""
    one, other = f"{target}_id", f"other_{target}_id"
    return _table(
        f"distinct_{target}",
        *(_reference(name, target, on_delete="CASCADE", null=False) for name in (one, other)),
        UniqueConstraint(one, other),
        CheckConstraint(f"{one} < {other}", name="order"),
    )


# -- the event and its programme -------------------------------------------------------------------------------------

event = _table(
    "event",
    _uid(),
    _text("name"),
    _text("second_name"),
    _text("place"),
    _text("start_date"),  # ISO date of day 0
    _number("days", default=1),
    _text("timezone", "Asia/Shanghai"),
    _text("language", "en"),
    _text("second_language", "zh"),
    _number("opens", default=8 * 60),
    _number("closes", default=20 * 60),
    CheckConstraint("days >= 1", name="days"),
)

organization = _table(
    "organization",
    _uid(),
    _text("name", None, index=True),
    _text("second_name"),
    _text("kind", "other"),
    _text("country"),  # ISO 3166-1 alpha-2, or what the sheet said
    _text("website"),
    _json("aliases", "[]"),
    _text("note"),
)

category = _table(
    "category",
    _text("name", None, unique=True),
    _text("second_name"),
    _number("color", default=0),  # index into the theme's track colours
    _number("position", default=0),
)

person = _table(
    "person",
    _uid(),
    _text("name", None, index=True),
    _text("second_name"),
    _text("family_name"),
    _text("given_name"),
    _text("kana"),
    _text("title"),
    _text("job_title"),
    _text("email"),
    _text("phone"),
    _to("organization"),
    _text("country"),
    _text("badge_name"),
    _text("note"),
    # The registration: a person with a category is an attendee.
    _to("category", index=False),  # few categories, many people: an index would not help
    Column("code", Text, unique=True),  # what the badge's code says; NULL until one is issued
    _text("status", "confirmed"),
    _text("registered_at"),
    _text("order_id"),
    _text("ticket_id"),
    _text("ticket_secret"),
    _text("diet"),
    _text("accommodation"),
    _text("arrival"),
    _text("departure"),
    _json("fields", "{}"),  # free custom fields: label -> text
)

custom_field = _table(
    "custom_field",
    _text("label", None, unique=True),
    _text("second_label"),
    _number("position", default=0),
)

distinct_person = _distinct("person")
distinct_organization = _distinct("organization")

track = _table(
    "track",
    _text("name", None, unique=True),
    _text("second_name"),
    _number("color", default=0),
    _number("position", default=0),
)

room = _table(
    "room",
    _text("name", None, unique=True),
    _text("second_name"),
    _number("capacity", null=True),  # seats; NULL: nobody said
    _text("place"),
    _json("equipment", "[]"),
    _number("position", default=0),
)

room_hours = _table(
    "room_hours",  # a room without rows is open whenever the event is
    _owned_by("room"),
    _number("day"),
    _number("opens"),
    _number("closes"),
    UniqueConstraint("room_id", "day", "opens"),
    CheckConstraint("opens < closes", name="span"),
)

activity = _table(
    "activity",
    _uid(),
    _text("name", None),
    _text("second_name"),
    _text("kind", "other"),
    _to("organization", "host_id"),
    _text("description"),
    _number("position", default=0),
)

session = _table(
    "session",
    _uid(),
    Column("code", Text, unique=True),  # what the source calls it; NULL for our own
    _to("activity"),
    _to("track"),
    _text("title", None),
    _text("second_title"),
    _text("kind"),
    _text("language"),
    _text("description"),
    _text("note"),
    _number("duration", default=60),
    _number("expected", null=True),  # attendees; NULL: nobody said
    _json("needs_equipment", "[]"),
    _to("room"),
    _number("day", null=True),
    _number("start", null=True),
    _number("locked", default=0),
    _number("position", default=0),
    _text("state", "confirmed"),
    _json("interpreted", "[]"),  # languages it is interpreted into
    CheckConstraint("duration > 0", name="duration"),
    CheckConstraint("(day IS NULL) = (start IS NULL)", name="placed_whole"),
    Index("ix_session_day_room", "day", "room_id"),
)

talk = _table(
    "talk",
    _uid(),
    _to("session"),  # NULL: waits for a session
    _to("project"),
    _text("title", None),
    _text("second_title"),
    _text("language"),
    _text("description"),
    _number("duration", default=10),
    _number("position", default=0),
    CheckConstraint("duration > 0", name="duration"),
)

role = _table(
    "role",
    _text("kind", "speaker"),
    _owned_by("person"),
    _part_of("session"),
    _part_of("talk"),
    _number("position", default=0),
    _text("language"),  # what an interpreter interprets into; empty: nobody said
    CheckConstraint("(session_id IS NULL) <> (talk_id IS NULL)", name="one_place"),
)

pause = _table(
    "break",
    _text("kind", "break"),
    _text("title", None),
    _text("second_title"),
    _number("day"),
    _number("start"),
    _number("duration"),
    _number("all_rooms", default=1),  # 0: those of break_room
    CheckConstraint("duration > 0", name="duration"),
)

break_room = _table(
    "break_room",
    _owned_by("break"),
    _owned_by("room"),
    UniqueConstraint("break_id", "room_id"),
)

person_hours = _table(
    "person_hours",  # a person without rows is there whenever the event is
    _owned_by("person"),
    _number("day"),
    _number("opens"),
    _number("closes"),
    UniqueConstraint("person_id", "day", "opens"),
    CheckConstraint("opens < closes", name="span"),
)

duty = _table(
    "duty",  # somebody at a desk or a door, on no session's behalf
    _uid(),
    _owned_by("person"),
    _text("title", None),
    _to("room"),
    _number("day"),
    _number("start"),
    _number("duration"),
    CheckConstraint("duration > 0", name="duration"),
)

# -- the rules of the schedule, and what was planned with them -------------------------------------------------------

accepted_conflict = _table(
    "accepted_conflict",
    _text("key", None, unique=True),  # timetable.Conflict.key
    _text("reason"),
)

rule_setting = _table(
    "rule_setting",  # a rule without a row is as the program has it
    _text("rule", None, unique=True),
    _text("level", None),
    _number("limit", null=True),  # minutes or a count; NULL: as the program has it
)

order_rule = _table(
    "order_rule",  # what must hold between two sessions
    _text("kind", None),
    _owned_by("session"),
    _reference("other_session_id", "session", on_delete="CASCADE", null=False),
    UniqueConstraint("kind", "session_id", "other_session_id"),
    CheckConstraint("session_id <> other_session_id", name="two"),
)

release = _table(
    "release",  # a version of the programme that was given out
    _uid(),
    _text("name", None),
    _text("at", None),
    _text("note"),
    _json("programme", "{}"),
)

scenario = _table(
    "scenario",  # where everything could stand
    _uid(),
    _text("name", None, unique=True),
    _text("at", None),
    _text("note"),
    _json("placements", "[]"),
)

# -- projects and the market ------------------------------------------------------------------------------------------

project = _table(
    "project",
    _uid(),
    _text("code", None, unique=True),
    _text("title", None),
    _text("second_title"),
    _to("organization"),
    _to("person", "contact_id"),
    _to("track"),
    _text("country"),
    _text("stage"),
    _text("summary"),
    _text("status", "applied"),
    _json("fields", "{}"),
)

score = _table(
    "score",
    _owned_by("project"),
    _to("person", "reviewer_id"),
    _text("criterion"),
    _number("value"),  # hundredths of a point
    _text("comment"),
    UniqueConstraint("project_id", "reviewer_id", "criterion"),
)


def _market(name: str) -> Table:
    return _table(
        name,
        _uid(),
        _text("title", None),
        _text("second_title"),
        _to("organization"),
        _to("person", "contact_id"),
        _to("track"),
        _text("description"),
    )


need = _market("need")
offer = _market("offer")

match = _table(
    "match",
    _owned_by("need"),
    _owned_by("offer"),
    _number("score", default=0),  # hundredths
    _text("status", "proposed"),
    UniqueConstraint("need_id", "offer_id"),
)

table = _table(
    "table",  # where meetings happen; with an expert it is a consultation desk
    _text("name", None, unique=True),
    _text("second_name"),
    _to("room"),
    _to("person", "expert_id"),
    _text("topic"),
    _number("position", default=0),
)

meeting = _table(
    "meeting",
    _uid(),
    _text("kind", "meeting"),
    _text("title"),
    _to("table"),
    _to("match"),
    _to("project"),
    _number("day", null=True),
    _number("start", null=True),
    _number("duration", default=20),
    _number("locked", default=0),
    CheckConstraint("(day IS NULL) = (start IS NULL)", name="placed_whole"),
)

party = _table(
    "party",  # who comes to a meeting
    _owned_by("meeting"),
    _to("organization"),
    _to("person"),
)

# -- the desk and paper -----------------------------------------------------------------------------------------------

checkin_list = _table(
    "checkin_list",
    _text("name", None, unique=True),
    _text("second_name"),
    _to("session"),
    _number("position", default=0),
)

scan = _table(
    "scan",  # append-only
    _uid(),
    _to("checkin_list"),
    _to("person"),
    _text("code"),
    _text("at", None),
    _text("desk"),
    _text("verdict", None),
    _text("reason"),
)

badge_template = _table(
    "badge_template",
    _text("name", None, unique=True),
    _json("design", "{}"),
    _number("is_default", default=0),
)

print_mark = _table(
    "print_mark",
    _owned_by("person"),
    _text("what", "badge"),
    _text("at", None),
    _text("face"),  # digest of what was printed: another face wants a reprint
    _text("desk"),
)

asset = _table(
    "asset",  # append-only pictures, keyed by hash; never journalled
    Column("sha256", Text, nullable=False, unique=True),
    _text("media_type"),
    Column("data", LargeBinary, nullable=False),
)

# -- the journal ------------------------------------------------------------------------------------------------------

operation = _table(
    "operation",
    _text("label", None),
    _text("kind", "do"),  # do, undo or redo
    _text("at", None),
    _text("actor"),
    _text("desk"),
    Column("target", Integer, ForeignKey("operation.id")),  # the operation an undo or redo takes back
    _number("undoable", default=1),
)

change = _table(
    "change",
    Column("operation", Integer, ForeignKey("operation.id", ondelete="CASCADE"), nullable=False, index=True),
    _text("entity", None),
    Column("row", Integer, nullable=False),
    Column("before", Text),  # JSON of the columns that changed; NULL: the row was not there
    Column("after", Text),  # JSON of the columns that changed; NULL: the row is gone
)

current_operation = _table(
    "current_operation",  # SQLite: holds one row inside an operation and none outside; PostgreSQL uses a setting
    Column("operation", Integer, nullable=False),
)

UNJOURNALLED = frozenset({"asset", "operation", "change", "current_operation"})
"""Tables that the journal does not watch; a write to ``asset`` still needs an operation."""


def journalled() -> list[Table]:
    """The tables whose rows the journal follows, each after those it refers to."""
    return [each for each in metadata.sorted_tables if each.name not in UNJOURNALLED]
