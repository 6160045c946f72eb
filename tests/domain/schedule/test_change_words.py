"""Changes between two versions in words."""

from organizer.domain.programme.words import RoleKind, SessionState
from organizer.domain.schedule.change_words import as_text, change_lines, counted, person_lines
from organizer.domain.schedule.grid import Placement
from organizer.domain.schedule.releases import Edition, Part, Told, ToldBreak, ToldTalk, compare

ROSSI, WANG, SATO = 1, 2, 3
ROOMS, PEOPLE = {1: "Hall", 2: "Salon"}, {ROSSI: "Rossi", WANG: "Wang", SATO: "Sato"}


TRACKS = {1: "Optics", 2: "Energy"}


def told(session, title, place=None, *, people=(), state=SessionState.CONFIRMED, track=None, talks=(), **more):
    parts = frozenset(Part(*each) for each in people)
    second, minutes = more.get("second", ""), more.get("minutes", 60)
    return Told(session, title, second, place, minutes, state, parts, track, tuple(talks))


def day(number):
    return f"day {number + 1}"


def edition(sessions, breaks=()):
    return Edition({each.session: each for each in sessions}, ROOMS, PEOPLE, TRACKS, {each.id: each for each in breaks})


def compared(before, after):
    return compare(edition(before), edition(after)), day


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


def test_talks_and_tracks_are_told_by_what_is_different_of_them():
    sensor, laser = ToldTalk(1, "A sensor", "", 20), ToldTalk(2, "A laser", "激光", 20)
    place, talkers = Placement(1, 0, 540), [(ROSSI, RoleKind.SPEAKER, 1), (WANG, RoleKind.SPEAKER, 2)]
    before = (
        told(1, "Longer", place, track=1, talks=[sensor, laser], people=talkers),
        told(2, "Turned", place, talks=[sensor, laser]),
        told(3, "Exchanged", place, talks=[sensor, laser], people=talkers),
        told(4, "Same", place, track=2, talks=[sensor], people=[(ROSSI, RoleKind.SPEAKER, 1)]),
    )
    after = (
        told(1, "Longer", place, track=2, talks=[sensor, ToldTalk(2, "A laser", "激光", 30)], people=talkers),
        told(2, "Turned", place, talks=[laser, sensor]),
        told(
            3,
            "Exchanged",
            place,
            talks=[sensor, laser],
            people=[(WANG, RoleKind.SPEAKER, 1), (ROSSI, RoleKind.SPEAKER, 2)],
        ),
        told(4, "Same", place, track=2, talks=[sensor], people=[(ROSSI, RoleKind.SPEAKER, 1)]),
    )

    assert [(each.title, each.what, each.before, each.after) for each in change_lines(*compared(before, after))] == [
        ("Longer", "Track, Talks", "Optics · “A laser / 激光” (20 min)", "Energy · “A laser / 激光” (30 min)"),
        (
            "Turned",
            "Talks",
            "“A sensor” (20 min), “A laser / 激光” (20 min)",
            "“A laser / 激光” (20 min), “A sensor” (20 min)",
        ),
        (
            "Exchanged",
            "People",
            "Rossi (“A sensor”), Wang (“A laser”)",
            "Rossi (“A laser”), Wang (“A sensor”)",
        ),
    ]
    assert [(name, line.title) for _id, name, line in person_lines(*compared(before, after))] == [
        ("Rossi", "Longer"),
        ("Rossi", "Exchanged"),
        ("Wang", "Longer"),
        ("Wang", "Exchanged"),
    ]


def test_a_track_without_a_name_is_told_by_the_version_that_knows_it():
    place = Placement(1, 0, 540)
    one = Edition({1: told(1, "Talk", place, track=1)}, ROOMS)
    other = Edition({1: told(1, "Talk", place)}, ROOMS)

    (line,) = change_lines(compare(one, other), day)

    assert (line.before, line.after) == ("another track", "no track")


def test_breaks_are_told_after_the_sessions():
    before = edition(
        BEFORE[:1],
        [
            ToldBreak(1, "Lunch", "", 0, 720, 60),
            ToldBreak(2, "Tea", "茶歇", 0, 900, 20, frozenset({1, 2})),
            ToldBreak(3, "Dinner", "", 0, 1140, 90),
            ToldBreak(4, "Coffee", "", 1, 600, 15),
        ],
    )
    after = edition(
        AFTER[:1],
        [
            ToldBreak(1, "Lunch", "", 0, 750, 90),
            ToldBreak(2, "Tea time", "茶歇", 0, 900, 20, frozenset({1})),
            ToldBreak(4, "Coffee", "", 1, 600, 15),
            ToldBreak(5, "Reception", "", 1, 1080, 60, frozenset()),
        ],
    )

    found = compare(before, after)

    assert counted(found) == "1 session, 4 breaks"
    assert [
        (each.session, each.title, each.what, each.before, each.after) for each in change_lines(found, day)[1:]
    ] == [
        (None, "Break: Lunch", "Time, Length", "day 1 12:00 · 60 min", "day 1 12:30 · 90 min"),
        (None, "Break: Tea time", "Room, Renamed", "Hall, Salon · Tea / 茶歇", "Hall · Tea time / 茶歇"),
        (None, "Break: Dinner", "Gone", "day 1 19:00, all rooms", ""),
        (None, "Break: Reception", "New", "", "day 2 18:00, no room"),
    ]
    assert "• Break: Dinner  (day 1 19:00, all rooms)" in as_text(
        "", change_lines(found, day), person_lines(found, day)
    )
