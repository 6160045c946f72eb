"""The rules of the schedule, and what was planned with them."""

from sqlalchemy import CheckConstraint, UniqueConstraint

from organizer.storage.tables.columns import json_value, new_table, number, owned_by, reference, text, uid

accepted_conflict = new_table(
    "accepted_conflict",
    text("key", None, unique=True),  # timetable.Conflict.key
    text("reason"),
)

rule_setting = new_table(
    "rule_setting",  # a rule without a row is as the program has it
    text("rule", None, unique=True),
    text("level", None),
    number("limit", null=True),  # minutes or a count; NULL: as the program has it
)

order_rule = new_table(
    "order_rule",  # what must hold between two sessions
    text("kind", None),
    owned_by("session"),
    reference("other_session_id", "session", on_delete="CASCADE", null=False),
    UniqueConstraint("kind", "session_id", "other_session_id"),
    CheckConstraint("session_id <> other_session_id", name="two"),
)

release = new_table(
    "release",  # a version of the programme that was given out
    uid(),
    text("name", None),
    text("at", None),
    text("note"),
    json_value("programme", "{}"),
)

scenario = new_table(
    "scenario",  # where everything could stand
    uid(),
    text("name", None, unique=True),
    text("at", None),
    text("note"),
    json_value("placements", "[]"),
)
