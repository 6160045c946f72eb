"""Projects and the market."""

from sqlalchemy import CheckConstraint, Table, UniqueConstraint

from organizer.storage.tables.columns import json_value, new_table, number, owned_by, text, to, uid

project = new_table(
    "project",
    uid(),
    text("code", None, unique=True),
    text("title", None),
    text("second_title"),
    to("organization"),
    to("person", "contact_id"),
    to("track"),
    text("country"),
    text("stage"),
    text("summary"),
    text("status", "applied"),
    json_value("fields", "{}"),
)

score = new_table(
    "score",
    owned_by("project"),
    to("person", "reviewer_id"),
    text("criterion"),
    number("value"),  # hundredths of a point
    text("comment"),
    UniqueConstraint("project_id", "reviewer_id", "criterion"),
)


def _market(name: str) -> Table:
    return new_table(
        name,
        uid(),
        text("title", None),
        text("second_title"),
        to("organization"),
        to("person", "contact_id"),
        to("track"),
        text("description"),
    )


need = _market("need")
offer = _market("offer")

match = new_table(
    "match",
    owned_by("need"),
    owned_by("offer"),
    number("score", default=0),  # hundredths
    text("status", "proposed"),
    UniqueConstraint("need_id", "offer_id"),
)

table = new_table(
    "table",  # where meetings happen; with an expert it is a consultation desk
    text("name", None, unique=True),
    text("second_name"),
    to("room"),
    to("person", "expert_id"),
    text("topic"),
    number("position", default=0),
)

meeting = new_table(
    "meeting",
    uid(),
    text("kind", "meeting"),
    text("title"),
    to("table"),
    to("match"),
    to("project"),
    number("day", null=True),
    number("start", null=True),
    number("duration", default=20),
    number("locked", default=0),
    CheckConstraint("(day IS NULL) = (start IS NULL)", name="placed_whole"),
)

party = new_table(
    "party",  # who comes to a meeting
    owned_by("meeting"),
    to("organization"),
    to("person"),
)
