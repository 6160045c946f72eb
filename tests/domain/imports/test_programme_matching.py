from dataclasses import replace
from datetime import date

from organizer.domain.imports.programme_matching import Decision, decide
from organizer.domain.imports.programme_standing import Names, Standing, StandingPerson, StandingSession, StandingTalk
from organizer.domain.programme.in_files import BreakEntry, Credit, EntryKind, Programme, SessionEntry, TalkEntry
from organizer.domain.programme.words import RoleKind, SessionState

START = date(2026, 9, 26)

OPENING = StandingSession(
    id=1, uid="u1", code="", title="Opening", second_title="", kind="", language="", description="",
    activity=None, track=None, room=1, day=0, start=540, duration=60, expected=None, locked=False, people=(),
)  # fmt: skip
EVENT = Standing(
    name="Event", start_date=START, days=2, timezone="UTC", opens=480, closes=1200,
    rooms=Names([(1, ("Hall A", "主会场")), (2, ("Hall B", ""))]), tracks=Names([]), activities=Names([]),
    sessions=(), talks=(), breaks=(), people=(),
)  # fmt: skip
LI = StandingPerson(1, "p1", ("李明", "Li Ming"), ("Tsinghua", "清华大学"))
OTHER_LI = StandingPerson(2, "p2", ("李明", "Li Ming"), ("Beida",))


def event(*sessions: StandingSession, people: tuple[StandingPerson, ...] = ()) -> Standing:
    return replace(EVENT, sessions=sessions, people=people)


def entry(**values: object) -> SessionEntry:
    plain = {"row": 2, "title": "Opening", "room": "Hall A", "day": 0, "start": 540, "duration": 60}
    return SessionEntry(**{**plain, **values})  # type: ignore[arg-type]


def decided(standing: Standing, *entries: SessionEntry, **more: object) -> Decision:
    return decide(standing, Programme(start_date=START, sessions=entries, **more))  # type: ignore[arg-type]


def told(decision: Decision) -> list[tuple[int | None, list[tuple[str, str, str]]]]:
    return [(each.id, [(one.label, one.old, one.new) for one in each.differences]) for each in decision.entries]


def test_an_unknown_session_is_new() -> None:
    assert told(decided(event(OPENING), entry(title="Closing"))) == [(None, [])]


def test_the_same_title_and_time_is_unchanged_by_any_name_of_the_room() -> None:
    assert told(decided(event(OPENING), entry(room="主会场"))) == [(1, [])]


def test_a_moved_session_is_found_by_its_title() -> None:
    assert told(decided(event(OPENING), entry(room="Hall B", start=600))) == [
        (1, [("room", "Hall A", "Hall B"), ("time", "day 1, 09:00", "day 1, 10:00")])
    ]


def test_what_begins_after_midnight_is_said_to_be_on_the_next_day() -> None:
    assert told(decided(event(OPENING), entry(start=1470))) == [(1, [("time", "day 1, 09:00", "day 2, 00:30")])]


def test_a_renamed_session_is_found_by_its_uid() -> None:
    assert told(decided(event(OPENING), entry(uid="u1", title="Grand opening"))) == [
        (1, [("title", "Opening", "Grand opening")])
    ]


def test_sessions_of_two_sources_are_two_even_with_one_title() -> None:
    foreign = replace(OPENING, uid="other", code="17")
    assert told(decided(event(foreign), entry(uid="u9", code="17"))) == [(None, [])]


def test_what_the_file_does_not_say_is_not_cleared() -> None:
    full = replace(OPENING, description="Long", language="zh", expected=300)
    assert told(decided(event(full), entry(day=None, start=None, duration=None, room=""))) == [(1, [])]


def test_two_sessions_of_one_title_keep_their_times() -> None:
    second = replace(OPENING, id=2, uid="u2", day=1)
    decision = decided(event(OPENING, second), entry(row=2, day=1), entry(row=3, day=0))
    assert [each.id for each in decision.entries] == [2, 1]


def test_a_locked_session_that_the_file_moves_waits_for_somebody() -> None:
    (only,) = decided(event(replace(OPENING, locked=True)), entry(start=600)).entries
    assert only.reason == "The session is locked here, and the file moves it."


def test_a_session_told_twice_waits_for_somebody() -> None:
    decision = decided(event(), entry(row=1, uid="x"), entry(row=2, uid="x"))
    assert [bool(each.reason) for each in decision.entries] == [False, True]


def test_people_are_found_by_name_and_organization() -> None:
    standing = event(people=(OTHER_LI, LI))
    decision = decided(standing, entry(people=(Credit("Li Ming", organization="清华大学"), Credit("王晓宇"))))
    assert [person for _credit, person in decision.entries[0].cast] == [1, None]
    assert [each.name for each in decision.new_people] == ["王晓宇"]


def test_somebody_of_another_organization_is_somebody_else() -> None:
    decision = decided(event(people=(LI,)), entry(people=(Credit("李明", organization="Fudan"),)))
    assert [person for _credit, person in decision.entries[0].cast] == [None]


def test_of_two_with_one_name_the_one_who_speaks_here_is_meant() -> None:
    standing = event(replace(OPENING, people=((RoleKind.SPEAKER, 1),)), people=(OTHER_LI, LI))
    assert told(decided(standing, entry(people=(Credit("李明"),)))) == [(1, [])]


def test_a_panelist_is_content_with_being_called_a_speaker() -> None:
    standing = event(replace(OPENING, people=((RoleKind.PANELIST, 1),)), people=(LI,))
    assert told(decided(standing, entry(people=(Credit("李明"),)))) == [(1, [])]


def test_who_speaks_changes() -> None:
    standing = event(replace(OPENING, people=((RoleKind.SPEAKER, 1),)), people=(LI,))
    assert told(decided(standing, entry(people=(Credit("Elena Rossi"),)))) == [
        (1, [("speaker", "李明", "Elena Rossi")])
    ]


def test_a_format_without_roles_leaves_chairs_alone() -> None:
    standing = event(replace(OPENING, people=((RoleKind.CHAIR, 1),)), people=(LI,))
    credits = entry(people=(Credit("李明"),))
    assert told(decided(standing, credits, tells_roles=False)) == [(1, [])]
    assert told(decided(standing, credits)) == [(1, [("speaker", "", "李明")])]


def test_talks_are_found_inside_their_session() -> None:
    talk = StandingTalk(5, "t5", 1, "A sensor", "", 10, "", "", ())
    standing = replace(event(OPENING), talks=(talk,))
    talks = (TalkEntry(3, "A sensor", duration=7), TalkEntry(4, "A battery"))
    decision = decided(standing, entry(talks=talks))
    assert [(each.kind, each.id) for each in decision.entries] == [
        (EntryKind.SESSION, 1),
        (EntryKind.TALK, 5),
        (EntryKind.TALK, None),
    ]
    assert told(decision)[1] == (5, [("duration", "10", "7")])


def test_an_empty_event_takes_over_dates_and_hours() -> None:
    night = entry(day=2, start=1470, duration=90)
    programme = Programme("38C3", date(2024, 12, 27), 4, "Europe/Berlin", sessions=(night,))
    assert decide(EVENT, programme).event == {
        "closes": 1560,
        "start_date": "2024-12-27",
        "days": 4,
        "timezone": "Europe/Berlin",
    }


def test_an_empty_event_whose_dates_change_says_so() -> None:
    decision = decide(EVENT, Programme(start_date=date(2026, 11, 5), days=3, sessions=(entry(),)))
    assert decision.notes == (
        "The event begins on 2026-11-05, as the file says; until now it began on 2026-09-26.",
        "Days of the event, as the file says: 3; until now 2.",
    )
    assert decide(EVENT, Programme(start_date=START, days=2, sessions=(entry(),))).notes == ()


def test_a_programme_that_begins_later_is_shifted_and_lengthens_the_event() -> None:
    decision = decide(event(OPENING), Programme(start_date=date(2026, 9, 27), sessions=(entry(title="X", day=1),)))
    assert (decision.day_offset, decision.event) == (1, {"days": 3})


def test_dates_outside_the_event_are_taken_as_its_days_with_a_note() -> None:
    decision = decide(event(OPENING), Programme(start_date=date(2020, 1, 1), sessions=(entry(),)))
    assert (decision.day_offset, len(decision.notes)) == (0, 1)


def test_breaks_are_found_by_day_room_and_start() -> None:
    pause = BreakEntry(1, "Lunch", 0, 750, 90)
    (new,) = decide(EVENT, Programme(start_date=START, breaks=(pause,))).entries
    assert (new.kind, new.id) == (EntryKind.BREAK, None)


def test_missing_names_stand_once_in_their_order() -> None:
    assert EVENT.rooms.missing(["Zoo", "hall a", "Attic", "ZOO", ""]) == ("Zoo", "Attic")


# -- releases ----------------------------------------------------------------------------------------------------------


def release(first: int, *titles: str, **more: object) -> list[SessionEntry]:
    """Sessions numbered from ``first``, an hour after each other."""
    return [
        entry(row=row, title=title, uid=f"s{first + row}", code=str(first + row), start=480 + 60 * row, **more)
        for row, title in enumerate(titles)
    ]


def standing_as(entries: list[SessionEntry]) -> Standing:
    """The event after these were imported."""
    sessions = (
        replace(OPENING, id=row, uid=each.uid, code=each.code, title=each.title, start=each.start or 0)
        for row, each in enumerate(entries, 1)
    )
    return event(*sessions)


TITLES = ("Opening", "Rust", "Kotlin", "Closing")


def test_a_release_that_gives_every_number_anew_keeps_its_sessions() -> None:
    decision = decided(standing_as(release(1, *TITLES)), *release(500, *reversed(TITLES)), is_whole=True)
    assert [each.id for each in decision.entries] == [4, 3, 2, 1]
    assert decision.removed == ()


def test_numbers_that_point_at_other_sessions_now_are_not_believed() -> None:
    moved = [replace(each, start=900 + each.row) for each in release(1, *TITLES[1:], TITLES[0])]
    decision = decided(standing_as(release(1, *TITLES)), *moved)
    assert [each.id for each in decision.entries] == [2, 3, 4, 1]


def test_numbers_that_stay_are_believed_whatever_else_changes() -> None:
    renamed = release(1, "Welcome", "Rust 2", "Kotlin 2", "Farewell")
    decision = decided(standing_as(release(1, *TITLES)), *renamed)
    assert [each.id for each in decision.entries] == [1, 2, 3, 4]


def test_another_programme_with_the_same_opening_is_another_programme() -> None:
    decision = decided(
        standing_as(release(1, *TITLES)), *release(500, "Opening", "Go", "Zig", "Closing", "C"), is_whole=True
    )
    assert [each.id for each in decision.entries] == [None] * 5
    assert decision.removed == ()


def test_what_a_release_leaves_out_is_proposed_only() -> None:
    standing = standing_as(release(1, *TITLES))
    cancelled = replace(standing.sessions[3], state=SessionState.CANCELLED)
    waiting = replace(standing.sessions[2], day=None, start=None)
    standing = replace(standing, sessions=(*standing.sessions[:2], waiting, cancelled))
    later = release(1, TITLES[0])
    assert [each.title for each in decided(standing, *later, is_whole=True).removed] == ["Rust"]
    assert decided(standing, *later).removed == ()
    told_waiting = [*later, entry(row=9, title="Later", day=None, start=None)]
    assert [each.title for each in decided(standing, *told_waiting, is_whole=True).removed] == ["Rust", "Kotlin"]


def test_a_night_of_a_calendar_is_the_evening_here() -> None:
    night = replace(OPENING, day=0, start=1470)
    assert told(decided(event(night), entry(day=1, start=30))) == [(1, [])]
