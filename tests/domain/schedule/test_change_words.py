"""Changes between two versions in words."""

from organizer.domain.programme.words import RoleKind, SessionState
from organizer.domain.schedule.change_words import as_text, change_lines, person_lines
from organizer.domain.schedule.grid import Placement
from organizer.domain.schedule.releases import Edition, Told, differences

ROSSI, WANG, SATO = 1, 2, 3
ROOMS, PEOPLE = {1: "Hall", 2: "Salon"}, {ROSSI: "Rossi", WANG: "Wang", SATO: "Sato"}


def told(session, title, place=None, *, minutes=60, people=(), state=SessionState.CONFIRMED, second=""):
    return Told(session, title, second, place, minutes, state, frozenset(people))


def day(number):
    return f"day {number + 1}"


def compared(before, after):
    one, other = (Edition({each.session: each for each in sessions}, ROOMS, PEOPLE) for sessions in (before, after))
    return differences(one, other), one, other, day


BEFORE = (
    told(1, "Opening", Placement(1, 0, 540), people=[(ROSSI, RoleKind.SPEAKER), (SATO, RoleKind.AUDIENCE)]),
    told(2, "Keynote", Placement(1, 0, 600), people=[(WANG, RoleKind.SPEAKER)], second="主旨报告"),
    told(3, "Panel", Placement(2, 0, 600), people=[(WANG, RoleKind.SPEAKER)]),
    told(4, "Clinic", Placement(2, 1, 600)),
    told(5, "Dinner", Placement(None, 1, 1140)),
)
AFTER = (
    told(1, "Opening", Placement(2, 1, 555), people=[(ROSSI, RoleKind.SPEAKER), (WANG, RoleKind.CHAIR)]),
    told(2, "The keynote", Placement(1, 0, 600), minutes=45, people=[(WANG, RoleKind.SPEAKER)], second="主旨报告"),
    told(3, "Panel", Placement(2, 0, 600), people=[(WANG, RoleKind.SPEAKER)], state=SessionState.CANCELLED),
    told(4, "Clinic"),
    told(6, "Forum", Placement(1, 1, 480), people=[(SATO, RoleKind.AUDIENCE)]),
)


def test_each_session_says_what_became_of_what():
    assert [(each.title, each.what, each.before, each.after) for each in change_lines(*compared(BEFORE, AFTER))] == [
        ("The keynote", "Length, Renamed", "60 min · Keynote / 主旨报告", "45 min · The keynote / 主旨报告"),
        ("Forum", "New", "", "day 2 08:00, Hall"),
        ("Opening", "Time, Room, People", "day 1 09:00 · Hall", "day 2 09:15 · Salon · Wang (Chair)"),
        ("Panel", "Cancelled", "day 1 10:00, Salon", "cancelled"),
        ("Clinic", "Gone", "day 2 10:00, Salon", "in the list"),
        ("Dinner", "Gone", "day 2 19:00, no room", "deleted"),
    ]


def test_each_person_has_the_changes_that_concern_them_in_the_order_of_names():
    found = [(name, line.title) for _id, name, line in person_lines(*compared(BEFORE, AFTER))]

    assert found == [("Rossi", "Opening"), ("Wang", "The keynote"), ("Wang", "Opening"), ("Wang", "Panel")]


def test_the_text_tells_kinds_and_then_people():
    changes = compared(BEFORE[:3], AFTER[:3])

    assert list(as_text("Since v1", change_lines(*changes), person_lines(*changes))) == [
        "Since v1",
        "",
        "Cancelled",
        "• Panel  (day 1 10:00, Salon → cancelled)",
        "",
        "Time",
        "• Opening: Time, Room, People  (day 1 09:00 · Hall → day 2 09:15 · Salon · Wang (Chair))",
        "",
        "Length",
        "• The keynote: Length, Renamed  (60 min · Keynote / 主旨报告 → 45 min · The keynote / 主旨报告)",
        "",
        "",
        "By person",
        "",
        "Rossi",
        "  • Opening: Time, Room, People  (day 1 09:00 · Hall → day 2 09:15 · Salon · Wang (Chair))",
        "",
        "Wang",
        "  • The keynote: Length, Renamed  (60 min · Keynote / 主旨报告 → 45 min · The keynote / 主旨报告)",
        "  • Opening: Time, Room, People  (day 1 09:00 · Hall → day 2 09:15 · Salon · Wang (Chair))",
        "  • Panel: Cancelled  (day 1 10:00, Salon → cancelled)",
    ]


def test_a_time_after_midnight_is_of_the_next_day():
    moved = compared((told(1, "Dinner", Placement(1, 0, 1200)),), (told(1, "Dinner", Placement(1, 0, 1470)),))

    assert [(each.before, each.after) for each in change_lines(*moved)] == [("day 1 20:00", "day 2 00:30")]
