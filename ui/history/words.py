"""A change of a row as a person reads it: “Session “Opening”: room: Hall B → Hall A”."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from organizer.domain.agenda.own_headers import programme_headers
from organizer.domain.country_names import CountryNames
from organizer.domain.programme.words import clock
from organizer.domain.schedule.moments import DAY
from organizer.i18n import _
from organizer.services.history import RowChange
from ui.field_words import field_words
from ui.people.words import value_word

Names = Mapping[tuple[str, int], str]
NOTHING = "—"
_USUAL_NAMES = CountryNames()
LONGEST = 80
"""Characters of a value that are shown."""
RUN = 24
"""Characters without a blank that fit on a line."""

SEEN = frozenset({"design", "figures", "photo"})
"""Columns that hold something for the eye."""
REFERENCES = {
    "room_id": "room",
    "track_id": "track",
    "activity_id": "activity",
    "session_id": "session",
    "other_session_id": "session",
    "break_id": "break",
    "talk_id": "talk",
    "person_id": "person",
    "other_person_id": "person",
    "contact_id": "person",
    "expert_id": "person",
    "reviewer_id": "person",
    "organization_id": "organization",
    "other_organization_id": "organization",
    "host_id": "organization",
    "category_id": "category",
    "project_id": "project",
    "need_id": "need",
    "offer_id": "offer",
    "table_id": "table",
    "meeting_id": "meeting",
    "checkin_list_id": "checkin_list",
    "badge_template_id": "badge_template",
    "replaced_by_id": "print_mark",
}
"""Columns that hold the id of another row, and of which table."""


def kind_of_row(entity: str) -> str:
    """A table as a word."""
    words = {**_of_the_programme(), **_of_people(), **_of_the_desk(), **_of_rules()}
    return words.get(entity) or entity.replace("_", " ")


def _of_the_programme() -> dict[str, str]:
    return {
        "event": _("Event"),
        "activity": _("Activity"),
        "session": _("Session"),
        "talk": _("Talk"),
        "track": _("Track"),
        "room": _("Room"),
        "room_hours": _("Opening hours"),
        "break": _("Break"),
        "break_room": _("Room of a break"),
        "role": _("Role"),
        "duty": _("Duty"),
        "release": _("Release"),
        "scenario": _("Scenario"),
    }


def _of_people() -> dict[str, str]:
    return {
        "person": _("Person"),
        "person_hours": _("Hours of a person"),
        "organization": _("Organization"),
        "category": _("Category"),
        "custom_field": _("Custom field"),
        "project": _("Project"),
        "score": _("Score"),
        "need": _("Need"),
        "offer": _("Offer"),
        "match": _("Match"),
        "table": _("Table"),
        "meeting": _("Meeting"),
        "party": _("Party"),
        "distinct_person": _("Not the same person"),
        "distinct_organization": _("Not the same organization"),
    }


def _of_the_desk() -> dict[str, str]:
    return {
        "checkin_list": _("Check-in list"),
        "scan": _("Scan"),
        "badge_template": _("Badge template"),
        "category_template": _("Badge template of a category"),
        "stock": _("Stock"),
        "print_mark": _("Print mark"),
    }


def _of_rules() -> dict[str, str]:
    return {
        "rule_setting": _("Rule of the schedule"),
        "order_rule": _("Order of two sessions"),
        "accepted_conflict": _("Accepted conflict"),
    }


def column_word(entity: str, column: str) -> str:
    """A column of a table as a word: as on the screens of people and of the programme, where it is there."""
    if entity == "person" and column in (fields := field_words()):
        return fields[column].lower()
    if column.removesuffix("_id") == REFERENCES.get(column):
        return kind_of_row(REFERENCES[column]).lower()
    elsewhere = programme_headers().get(column) or field_words().get(column) or column.removesuffix("_id")
    return _column_words().get(column) or elsewhere.replace("_", " ").lower()


def _column_words() -> dict[str, str]:
    """What stands on no screen by itself, or has another name there."""
    return {
        **_columns_of_paper(),
        "other_person_id": _("other person"),
        "other_organization_id": _("other organization"),
        "other_session_id": _("other session"),
        "all_rooms": _("in all rooms"),
        "interpreted": _("interpreted into"),
        "state": _("state"),
        "level": _("level"),
        "limit": _("limit"),
        "rule": _("rule"),
        "host_id": _("host"),
        "duration": _("duration"),
        "capacity": _("seats"),
        "code": _("code"),
        "note": _("note"),
        "locked": _("locked"),
        "fields": _("custom fields"),
        "at": _("time"),
        "color": _("colour"),
        "opens": _("opens"),
        "closes": _("closes"),
        "position": _("position"),
        "aliases": _("other names"),
        "equipment": _("equipment"),
        "needs_equipment": _("equipment needed"),
        "place": _("place"),
        "start_date": _("first day"),
        "days": _("days"),
        "timezone": _("time zone"),
        "second_language": _("second language"),
        "website": _("website"),
        "reason": _("reason"),
        "country_names": _("names of countries"),
    }


def _columns_of_paper() -> dict[str, str]:
    return {
        "figures": _("figures"),
        "what": _("printed"),
        "made": _("made as"),
        "desk": _("desk"),
        "replaced_by_id": _("replaced by"),
        "thrown_away": _("thrown away"),
        "is_default": _("used unless another is chosen"),
    }


def what_happened(change: RowChange) -> str:
    """The line above a row's values: its kind, its name, and whether it came or went."""
    kind = kind_of_row(change.entity)
    said = _("{kind} “{name}”").format(kind=kind, name=change.name) if change.name else kind
    if change.before is None:
        return _("{row} added").format(row=said)
    if change.after is None:
        return _("{row} deleted").format(row=said)
    return said


def lines(change: RowChange, names: Names, countries: CountryNames = _USUAL_NAMES) -> list[str]:
    """Each changed value: before → after; of a new or deleted row only what it holds."""

    def said(column: str, stored: Any) -> str:
        return value(column, stored, names, countries)

    before, after = _told(change.before), _told(change.after)
    if before is None or after is None:
        held = after or before or {}
        return [_line(change, each, said(each, held[each])) for each in held if not _empty(held[each])]
    columns = [each for each in {**before, **after} if before.get(each) != after.get(each)]
    changed = [
        _line(change, each, f"{said(each, before.get(each))} → {said(each, after.get(each))}") for each in columns
    ]
    return [*changed, *_drawn(change)]


def _told(held: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """What of a row can be said in words."""
    return None if held is None else {column: stored for column, stored in held.items() if column not in SEEN}


def _drawn(change: RowChange) -> list[str]:
    """That a design or a photo is another one; what is in it is for the eye."""
    before, after = change.before or {}, change.after or {}
    words = {"design": _("the design changed"), "photo": _("the photo changed")}
    return [word for column, word in words.items() if before.get(column) != after.get(column)]


def value(column: str, stored: Any, names: Names, countries: CountryNames = _USUAL_NAMES) -> str:
    """A stored value in words: ids by the name of their row, days from 1, minutes as a clock, codes of countries."""
    if _empty(stored):
        return NOTHING
    if column in REFERENCES:
        return names.get((REFERENCES[column], stored)) or f"#{stored}"
    if column == "day" and isinstance(stored, int):
        return _("day {n}").format(n=stored + 1)
    if column in ("start", "opens", "closes") and isinstance(stored, int):
        return clock(stored) if stored < DAY else _("{time} on the next day").format(time=clock(stored))
    if column == "duration":
        return _("{n} min").format(n=stored)
    if column in ("locked", "is_default", "thrown_away"):
        return _("yes") if stored else _("no")
    text = value_word(column, " ".join(_spelled_out(stored).split()), countries)
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"


def _line(change: RowChange, column: str, text: str) -> str:
    return _("{name}: {text}").format(name=column_word(change.entity, column), text=text)


def _spelled_out(stored: Any) -> str:
    """Lists and dictionaries, which are stored as JSON, as words with commas between."""
    if isinstance(stored, str) and stored[:1] in ("{", "["):
        try:
            held = json.loads(stored)
        except ValueError:
            return stored
        return _listed(held)
    return str(stored)


def _listed(held: Any) -> str:
    """What a list or a dictionary holds; of one inside another only the values."""
    if isinstance(held, dict):
        within = {key: " / ".join(each.values()) if isinstance(each, dict) else each for key, each in held.items()}
        return ", ".join(f"{key}: {each}" for key, each in within.items())
    return ", ".join(map(str, held))


def referred(changes: Iterable[RowChange]) -> dict[str, set[int]]:
    """The rows whose names the words need, by table."""
    wanted: dict[str, set[int]] = {}
    for change in changes:
        for held in (change.before or {}, change.after or {}):
            for column, stored in held.items():
                if column in REFERENCES and isinstance(stored, int):
                    wanted.setdefault(REFERENCES[column], set()).add(stored)
    return wanted


def breakable(text: str) -> str:
    """The text with places to break in long runs without blanks, such as addresses, so that it never needs a bar."""
    return re.sub(rf"(\S{{{RUN}}})(?=\S)", "\\1\u200b", text)


def _empty(stored: Any) -> bool:
    return stored in (None, "", "{}", "[]")
