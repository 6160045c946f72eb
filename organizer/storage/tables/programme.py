"""The event, its people and its programme."""

from sqlalchemy import CheckConstraint, Column, Index, Text, UniqueConstraint

from organizer.storage.tables.columns import (
    json_value,
    new_secret,
    new_table,
    number,
    owned_by,
    part_of,
    text,
    to,
    told_apart,
    uid,
)

event = new_table(
    "event",
    uid(),
    text("name"),
    text("second_name"),
    text("place"),
    text("start_date"),  # ISO date of day 0
    number("days", default=1),
    text("timezone", "Asia/Shanghai"),
    text("language", "en"),
    text("second_language", "zh"),
    number("opens", default=8 * 60),
    number("closes", default=20 * 60),
    Column("secret", Text, nullable=False, default=new_secret, server_default=""),  # signs the codes on badges
    json_value("country_names", "{}"),  # ISO 3166-1 alpha-2 -> language -> name, where it is not the usual one
    CheckConstraint("days >= 1", name="days"),
)

organization = new_table(
    "organization",
    uid(),
    text("name", None, index=True),
    text("second_name"),
    text("kind", "other"),
    text("country"),  # ISO 3166-1 alpha-2, or what the sheet said
    text("website"),
    json_value("aliases", "[]"),
    text("note"),
)

category = new_table(
    "category",
    text("name", None, unique=True),
    text("second_name"),
    number("color", default=0),  # index into the theme's track colours
    number("position", default=0),
)

person = new_table(
    "person",
    uid(),
    text("name", None, index=True),
    text("second_name"),
    text("family_name"),
    text("given_name"),
    text("kana"),
    text("title"),
    text("job_title"),
    text("email"),
    text("phone"),
    to("organization"),
    text("country"),
    text("badge_name"),
    text("photo"),  # SHA-256 of an asset
    text("note"),
    # The registration: a person with a category is an attendee.
    to("category", index=False),  # few categories, many people: an index would not help
    Column("code", Text, unique=True),  # what the badge's code says; NULL until one is issued
    text("status", "confirmed"),
    text("registered_at"),
    text("order_id"),
    text("ticket_id"),
    text("ticket_secret"),
    text("diet"),
    text("accommodation"),
    text("arrival"),
    text("departure"),
    json_value("fields", "{}"),  # free custom fields: label -> text
)

custom_field = new_table(
    "custom_field",
    text("label", None, unique=True),
    text("second_label"),
    number("position", default=0),
)

distinct_person = told_apart("person")
distinct_organization = told_apart("organization")

track = new_table(
    "track",
    text("name", None, unique=True),
    text("second_name"),
    number("color", default=0),
    number("position", default=0),
)

room = new_table(
    "room",
    text("name", None, unique=True),
    text("second_name"),
    number("capacity", null=True),  # seats; NULL: nobody said
    text("place"),
    json_value("equipment", "[]"),
    number("position", default=0),
)

room_hours = new_table(
    "room_hours",  # a room without rows is open whenever the event is
    owned_by("room"),
    number("day"),
    number("opens"),
    number("closes"),
    UniqueConstraint("room_id", "day", "opens"),
    CheckConstraint("opens < closes", name="span"),
)

activity = new_table(
    "activity",
    uid(),
    text("name", None),
    text("second_name"),
    text("kind", "other"),
    to("organization", "host_id"),
    text("description"),
    number("position", default=0),
)

session = new_table(
    "session",
    uid(),
    Column("code", Text, unique=True),  # what the source calls it; NULL for our own
    to("activity"),
    to("track"),
    text("title", None),
    text("second_title"),
    text("kind"),
    text("language"),
    text("description"),
    text("note"),
    number("duration", default=60),
    number("expected", null=True),  # attendees; NULL: nobody said
    json_value("needs_equipment", "[]"),
    to("room"),
    number("day", null=True),
    number("start", null=True),
    number("locked", default=0),
    number("position", default=0),
    text("state", "confirmed"),
    json_value("interpreted", "[]"),  # languages it is interpreted into
    CheckConstraint("duration > 0", name="duration"),
    CheckConstraint("(day IS NULL) = (start IS NULL)", name="placed_whole"),
    Index("ix_session_day_room", "day", "room_id"),
)

talk = new_table(
    "talk",
    uid(),
    to("session"),  # NULL: waits for a session
    to("project"),
    text("title", None),
    text("second_title"),
    text("language"),
    text("description"),
    number("duration", default=10),
    number("position", default=0),
    CheckConstraint("duration > 0", name="duration"),
)

role = new_table(
    "role",
    text("kind", "speaker"),
    owned_by("person"),
    part_of("session"),
    part_of("talk"),
    number("position", default=0),
    text("language"),  # what an interpreter interprets into; empty: nobody said
    CheckConstraint("(session_id IS NULL) <> (talk_id IS NULL)", name="one_place"),
)

pause = new_table(
    "break",
    text("kind", "break"),
    text("title", None),
    text("second_title"),
    number("day"),
    number("start"),
    number("duration"),
    number("all_rooms", default=1),  # 0: those of break_room
    CheckConstraint("duration > 0", name="duration"),
)

break_room = new_table(
    "break_room",
    owned_by("break"),
    owned_by("room"),
    UniqueConstraint("break_id", "room_id"),
)

person_hours = new_table(
    "person_hours",  # a person without rows is there whenever the event is
    owned_by("person"),
    number("day"),
    number("opens"),
    number("closes"),
    UniqueConstraint("person_id", "day", "opens"),
    CheckConstraint("opens < closes", name="span"),
)

duty = new_table(
    "duty",  # somebody at a desk or a door, on no session's behalf
    uid(),
    owned_by("person"),
    text("title", None),
    to("room"),
    number("day"),
    number("start"),
    number("duration"),
    CheckConstraint("duration > 0", name="duration"),
)
