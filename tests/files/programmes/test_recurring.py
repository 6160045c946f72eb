"""Entries of a calendar that repeat, and those in UTC."""

from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from organizer.domain.programme.in_files import Rejection
from organizer.domain.programme.zones import in_zone
from tests.files.programmes.test_calendars import calendar, event, read

BERLIN = {"DTSTART": "", "DTEND": "", "DTSTART__TZID=Europe/Berlin": "20261024T090000", "DURATION": "PT45M"}


def times(folder: Path, text: str) -> list[tuple[str, int | None, int | None, int | None]]:
    sessions = read(calendar(folder, text)).sessions
    return [(each.title, each.day, each.start, each.duration) for each in sessions]


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        ({"RRULE": "FREQ=DAILY;COUNT=3"}, [0, 1, 2]),
        ({"RRULE": "FREQ=DAILY;UNTIL=20261026T080000Z"}, [0, 1, 2]),
        ({"RRULE": "FREQ=DAILY;UNTIL=20261026T075959Z"}, [0, 1]),
        ({"RRULE": "FREQ=DAILY;UNTIL=20261026"}, [0, 1, 2]),
        ({"RRULE": "FREQ=DAILY;INTERVAL=2;COUNT=2"}, [0, 2]),
        ({"RRULE": "FREQ=WEEKLY;BYDAY=SA,MO;COUNT=3"}, [0, 2, 7]),
        ({"RRULE": "FREQ=DAILY;COUNT=4", "EXDATE__TZID=Europe/Berlin": "20261025T090000"}, [0, 2, 3]),
        ({"RRULE": "FREQ=DAILY;COUNT=3", "EXDATE": "20261026T080000Z"}, [0, 1]),
        ({"RRULE": "FREQ=DAILY;COUNT=3", "EXDATE__VALUE=DATE": "20261025"}, [0, 2]),
        ({"RDATE__TZID=Europe/Berlin": "20261026T090000,20261027T090000"}, [0, 2, 3]),
    ],
)
def test_each_time_is_a_session_at_the_same_hour_though_clocks_change(
    tmp_path: Path, rule: dict[str, str], days: list[int]
) -> None:
    assert times(tmp_path, event(**BERLIN, **rule)) == [("Talk", day, 540, 45) for day in days]


def test_the_end_of_each_time_and_whole_days(tmp_path: Path) -> None:
    tea = event(UID="tea", SUMMARY="Tea", RRULE="FREQ=DAILY;COUNT=2")
    camp = {"DTSTART": "", "DTEND": "", "DTSTART__VALUE=DATE": "20260926", "DTEND__VALUE=DATE": "20260927"}
    assert times(tmp_path, tea + event(UID="camp", SUMMARY="Camp", RRULE="FREQ=DAILY;COUNT=2", **camp)) == [
        ("Tea", 0, 600, 60),
        ("Tea", 1, 600, 60),
        ("Camp", 0, 0, 1440),
        ("Camp", 1, 0, 1440),
    ]


def test_what_has_no_end_is_taken_up_to_the_last_day_of_the_others(tmp_path: Path) -> None:
    text = event(SUMMARY="Breakfast", RRULE="FREQ=DAILY") + event(
        UID="2", SUMMARY="Closing", DTSTART="20260928T170000", DTEND="20260928T180000"
    )
    programme = read(calendar(tmp_path, text))
    assert [(each.title, each.day) for each in programme.sessions] == [
        ("Breakfast", 0),
        ("Breakfast", 1),
        ("Breakfast", 2),
        ("Closing", 2),
    ]
    assert programme.endless == ("Breakfast",)
    assert len({each.uid for each in programme.sessions}) == 4
    assert times(tmp_path, event(RRULE="FREQ=WEEKLY")) == [("Talk", 0, 600, 60)]
    for_years = read(calendar(tmp_path, event(RRULE="FREQ=DAILY;COUNT=401")))
    assert (len(for_years.sessions), for_years.endless) == (1, ("Talk",))
    assert len(times(tmp_path, event(RRULE="FREQ=DAILY;COUNT=400"))) == 400


def test_a_time_that_was_moved_or_cancelled_stands_in_the_place_of_the_one_it_was(tmp_path: Path) -> None:
    series = event(RRULE="FREQ=DAILY;COUNT=3")
    moved = event(SUMMARY="Talk, later", RECURRENCE_ID="20260927T100000", DTSTART="20260927T140000", DTEND="")
    gone = event(RECURRENCE_ID="20260928T100000", DTSTART="20260928T100000", STATUS="CANCELLED")
    programme = read(calendar(tmp_path, series + moved + gone))
    assert [(each.title, each.day, each.start) for each in programme.sessions] == [
        ("Talk", 0, 600),
        ("Talk, later", 1, 840),
    ]
    assert [each.why for each in programme.rejected] == [Rejection.NOT_ACCEPTED]
    before = read(calendar(tmp_path, series)).sessions
    assert [each.uid for each in programme.sessions] == [each.uid for each in before[:2]]


def test_a_rule_that_is_none_is_one_sentence(tmp_path: Path) -> None:
    from organizer.errors import BadInput

    with pytest.raises(BadInput, match="damaged"):
        read(calendar(tmp_path, event(RRULE="FREQ=SOMETIMES")))


def test_a_calendar_in_utc_is_taken_by_the_clock_of_the_event(tmp_path: Path) -> None:
    late = event(UID="1", DTSTART="20260926T180000Z", DTEND="20260926T190000Z")
    early = event(UID="2", SUMMARY="Early", DTSTART="20260926T010000Z", DTEND="20260926T020000Z")
    days = {"DTSTART": "", "DTEND": "", "DTSTART__VALUE=DATE": "20260926"}
    programme = read(calendar(tmp_path, late + early + event(UID="3", SUMMARY="Fair", **days)))
    assert (programme.in_utc, programme.timezone) == (True, "")

    here = in_zone(programme, "Asia/Shanghai")

    assert [(each.title, each.day, each.start) for each in here.sessions] == [
        ("Talk", 1, 120),
        ("Early", 0, 540),
        ("Fair", 0, 0),
    ]
    assert (here.start_date, here.days, here.timezone) == (date(2026, 9, 26), 2, str(ZoneInfo("Asia/Shanghai")))
    assert in_zone(programme, "Nowhere/Else") == programme
    named = read(calendar(tmp_path, late, "X-WR-TIMEZONE:Europe/Berlin\n"))
    assert (named.in_utc, in_zone(named, "Asia/Shanghai").sessions[0].start) == (False, 20 * 60)
