"""The desk and paper."""

from sqlalchemy import Column, LargeBinary, Text, UniqueConstraint

from organizer.storage.tables.columns import json_value, new_table, number, owned_by, text, to, uid

checkin_list = new_table(
    "checkin_list",
    text("name", None, unique=True),
    text("second_name"),
    to("session"),
    number("position", default=0),
)

scan = new_table(
    "scan",  # append-only
    uid(),
    to("checkin_list"),
    to("person"),
    text("code"),
    text("at", None),
    text("desk"),
    text("verdict", None),
    text("reason"),
)

badge_template = new_table(
    "badge_template",
    text("name", None, unique=True),
    json_value("design", "{}"),
    number("is_default", default=0),
)

category_template = new_table(
    "category_template",  # a category without a row has the event's default
    owned_by("category"),
    owned_by("badge_template"),
    UniqueConstraint("category_id"),
)

stock = new_table(
    "stock",  # what somebody measured and entered; what comes with the program is in no event
    uid(),
    text("name", None, unique=True),
    json_value("figures", "{}"),  # domain.printing.paper.stock.to_json, the name aside
)

print_mark = new_table(
    "print_mark",  # the ledger of paper: one row for each thing that came out of a printer
    text("what", "badge"),
    # Of whom or what it is: “of” names the columns that say it. Whoever is deleted leaves the paper behind, so the row
    # stays: one of its columns is empty then, and the title says what it was.
    text("of"),
    to("person"),
    to("session"),
    to("room"),
    to("meeting"),
    number("day", null=True),
    text("title"),
    text("made"),  # on what paper and in which languages: a reprint is made alike
    text("at", None),
    text("face"),  # digest of what was printed: another face wants a reprint
    text("desk"),
    text("reason"),  # why it was printed again; empty for the first time
    text("note"),
    to("print_mark", "replaced_by_id"),  # the reprint that took its place
    number("thrown_away", default=0),
)

asset = new_table(
    "asset",  # append-only pictures, keyed by hash; never journalled
    Column("sha256", Text, nullable=False, unique=True),
    text("media_type"),
    Column("data", LargeBinary, nullable=False),
)
