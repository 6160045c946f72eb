"""Every table of an event file. One word for one thing: the names are those of the vocabulary.

What holds for all of them, and is tested over this metadata: an integer ``id``; no REAL columns (lengths in
micrometres, durations in minutes, scores in hundredths); no BLOB in a journalled table; rows that may be born on
another desk also carry a ``uid``. ``day`` counts from 0 at the event's first day; ``start``, ``opens`` and ``closes``
are minutes since that day's midnight; ``duration`` is minutes. Instants are ISO 8601 text in UTC.
"""

from organizer.storage.tables.columns import Json, as_json, metadata, new_uid
from organizer.storage.tables.desk import (
    asset,
    badge_template,
    category_template,
    checkin_list,
    print_mark,
    scan,
    stock,
)
from organizer.storage.tables.market import match, meeting, need, offer, party, project, score, table
from organizer.storage.tables.operations import UNJOURNALLED, change, current_operation, journalled, operation
from organizer.storage.tables.planning import accepted_conflict, order_rule, release, rule_setting, scenario
from organizer.storage.tables.programme import (
    activity,
    break_room,
    category,
    custom_field,
    distinct_organization,
    distinct_person,
    duty,
    event,
    organization,
    pause,
    person,
    person_hours,
    role,
    room,
    room_hours,
    session,
    talk,
    track,
)

__all__ = [
    "UNJOURNALLED",
    "Json",
    "accepted_conflict",
    "activity",
    "as_json",
    "asset",
    "badge_template",
    "break_room",
    "category",
    "category_template",
    "change",
    "checkin_list",
    "current_operation",
    "custom_field",
    "distinct_organization",
    "distinct_person",
    "duty",
    "event",
    "journalled",
    "match",
    "meeting",
    "metadata",
    "need",
    "new_uid",
    "offer",
    "operation",
    "order_rule",
    "organization",
    "party",
    "pause",
    "person",
    "person_hours",
    "print_mark",
    "project",
    "release",
    "role",
    "room",
    "room_hours",
    "rule_setting",
    "scan",
    "scenario",
    "score",
    "session",
    "stock",
    "table",
    "talk",
    "track",
]
