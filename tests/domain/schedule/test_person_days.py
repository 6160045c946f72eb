"""What one person does over the days, and which of it clashes."""

from dataclasses import replace

from organizer.domain.programme.words import RoleKind, SessionState
from organizer.domain.schedule.conflict_values import Level, Rule, Setting
from organizer.domain.schedule.grid import Engagement, EngagementKind, Hours, Participant, TalkLine
from organizer.domain.schedule.person_days import DoingKind, busy, clashing, person_days
from organizer.domain.schedule.timetable import ConflictIndex, conflicts
from tests.domain.schedule.test_timetable import HALL, OFFICE, SALON, card, schedule

DAY = 24 * 60
CHEN, ADA = 70, 71
TALKS = (TalkLine(31, "First", 20), TalkLine(32, "Second", 40))


def part(person=CHEN, role=RoleKind.SPEAKER, talk=None):
    return Participant(person, {CHEN: "陈芳", ADA: "Ada"}[person], role, talk)


def duty(day, start, duration=60, number=5):
    return Engagement(EngagementKind.DUTY, number, "Desk", CHEN, "陈芳", day, start, duration, OFFICE)


def of(snapshot, person=CHEN):
    (found,) = person_days(ConflictIndex(snapshot), {person: busy(snapshot)[person]})
    return found


def told(days):
    return [(each.kind, each.title, each.begin, each.end, each.lane) for each in days.doings]


def test_talks_have_their_own_times_and_the_chair_the_whole_session():
    session = card(1, HALL, 540, talks=TALKS, people=(part(role=RoleKind.CHAIR), part(talk=32)))
    days = of(replace(schedule(session), engagements=(duty(1, 600),)))

    assert told(days) == [
        (DoingKind.SESSION, "Session 1", 540, 600, 0),
        (DoingKind.TALK, "Second", 560, 600, 1),
        (DoingKind.DUTY, "Desk", DAY + 600, DAY + 660, 0),
    ]
    assert days.lanes == 2
    assert days.conflicts == ()


def test_what_clashes_is_marked_at_both_ends_and_nothing_else_is():
    cards = (card(1, HALL, 540, people=(part(),)), card(2, SALON, 720, people=(part(),)))
    meeting = Engagement(EngagementKind.MEETING, 5, "Table 1", CHEN, "陈芳", 0, 900, 20)
    days = of(replace(schedule(*cards), engagements=(duty(0, 570), meeting, duty(0, 900, 20, number=6))))

    clashes = {(each.kind, each.id): [one.text for one in each.conflicts] for each in days.doings}
    first = "陈芳 is in “Session 1” and “Desk”, 09:30–10:00."
    second = "陈芳 is in “Desk” and “Table 1”, 15:00–15:20."
    assert clashes == {
        (DoingKind.SESSION, 1): [first],
        (DoingKind.DUTY, 5): [first],
        (DoingKind.SESSION, 2): [],
        (DoingKind.MEETING, 5): [second],
        (DoingKind.DUTY, 6): [second],
    }
    assert [each.text for each in days.conflicts] == [first, second]


def test_an_accepted_clash_counts_no_more():
    snapshot = schedule(card(1, HALL, 540, people=(part(),)), card(2, SALON, 540, people=(part(), part(ADA))))
    (clash,) = ConflictIndex(snapshot).conflicts()
    assert clashing(ConflictIndex(snapshot)) == {CHEN: "陈芳"}

    accepted = replace(snapshot, accepted={clash.key: "two screens"})
    assert clashing(ConflictIndex(accepted)) == {}
    assert [each.severity for each in of(accepted).doings] == [None, None]


def test_hours_out_of_which_somebody_is_away():
    snapshot = replace(
        schedule(card(1, HALL, 540, people=(part(),))), days=2, opens=480, closes=1200,
        available={CHEN: (Hours(0, 780, 900), Hours(0, 480, 720))},
    )  # fmt: skip
    days = of(snapshot)

    assert days.away == ((720, 780), (900, 1200), (DAY + 480, DAY + 1200))
    assert of(replace(snapshot, available={})).away == ()


def test_a_cancelled_session_is_shown_and_clashes_with_nothing():
    cards = (card(1, HALL, 540, people=(part(),), state=SessionState.CANCELLED), card(2, SALON, 540, people=(part(),)))
    days = of(schedule(*cards))

    assert [(each.id, each.cancelled, each.conflicts) for each in days.doings] == [(1, True, ()), (2, False, ())]


def test_duties_and_meetings_outside_somebodys_hours_are_told_and_marked():
    meeting = Engagement(EngagementKind.MEETING, 5, "Table 1", CHEN, "陈芳", 1, 600, 20)
    engaged = (duty(0, 570), meeting, duty(0, 630, 20, number=6))
    event = replace(schedule(), engagements=engaged, available={CHEN: (Hours(0, 600, 720),)})
    days = of(event)

    desk = "“Desk”, 09:30–10:30: 陈芳 is here 10:00–12:00 only."
    table = "“Table 1”, 10:00–10:20: 陈芳 is not here that day."
    assert {(each.kind, each.id): [one.text for one in each.conflicts] for each in days.doings} == {
        (DoingKind.DUTY, 5): [desk],
        (DoingKind.DUTY, 6): [],
        (DoingKind.MEETING, 5): [table],
    }
    assert sorted(each.text for each in conflicts(event)) == sorted((desk, table))
    off = replace(event, settings={Rule.PERSON_AWAY: Setting(Level.OFF)})
    assert conflicts(off) == ()
