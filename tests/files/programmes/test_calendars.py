from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from organizer.domain.programme.in_files import Programme, Rejection
from organizer.errors import BadInput
from organizer.files.programmes.calendars import BREAK, Appointment, write_calendar
from organizer.files.programmes.schedules import is_schedule, read_schedule

BERLIN = ZoneInfo("Europe/Berlin")
STAMP = datetime(2026, 1, 1, tzinfo=UTC)


def calendar(folder: Path, events: str, head: str = "") -> Path:
    path = folder / "x.ics"
    text = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Sched//EN\n{head}{events}END:VCALENDAR\n"
    path.write_bytes(text.replace("\n", "\r\n").encode())
    return path


def event(**said: str) -> str:
    lines = {"UID": "1", "SUMMARY": "Talk", "DTSTART": "20260926T100000", "DTEND": "20260926T110000", **said}
    told = "".join(f"{key.replace('__', ';').replace('_', '-')}:{value}\n" for key, value in lines.items() if value)
    return f"BEGIN:VEVENT\n{told}END:VEVENT\n"


def read(path: Path) -> Programme:
    assert is_schedule(path)
    return read_schedule(path)


def test_an_entry_with_all_it_can_say(tmp_path: Path) -> None:
    text = event(LOCATION="Atrium\\, Deck 1", CATEGORIES="MUSIC,LATE", DESCRIPTION="One\\nTwo", URL="https://x.example")
    programme = read(calendar(tmp_path, text, "X-WR-CALNAME:Cruise\nX-WR-TIMEZONE:Europe/Berlin\n"))
    (session,) = programme.sessions
    assert (session.title, session.room, session.track, session.kind) == ("Talk", "Atrium, Deck 1", "MUSIC", "LATE")
    assert (session.day, session.start, session.duration, session.description) == (0, 600, 60, "One\nTwo")
    assert (programme.name, programme.timezone, programme.start_date) == ("Cruise", "Europe/Berlin", date(2026, 9, 26))


@pytest.mark.parametrize(
    ("start", "end", "at", "minutes"),
    [
        ({"DTSTART__TZID=Europe/Berlin": "20260926T100000"}, {"DTEND__TZID=Europe/Berlin": "20260926T103000"}, 600, 30),
        ({"DTSTART__TZID=Europe/Berlin": "20260926T100000"}, {"DURATION": "PT45M"}, 600, 45),
        ({"DTSTART": "20260926T080000Z"}, {"DTEND": "20260926T090000Z"}, 600, 60),
        ({"DTSTART__VALUE=DATE": "20260926"}, {"DTEND__VALUE=DATE": "20260928"}, 0, 2880),
        ({"DTSTART": "20260926T100000"}, {"DTEND": "20260926T100000"}, 600, None),
    ],
    ids=["zone", "duration", "utc", "whole days", "no length"],
)
def test_times_of_many_forms(
    tmp_path: Path, start: dict[str, str], end: dict[str, str], at: int, minutes: int | None
) -> None:
    text = event(**{"DTSTART": "", "DTEND": "", **start, **end})
    (session,) = read(calendar(tmp_path, text, "X-WR-TIMEZONE:Europe/Berlin\n")).sessions
    assert (session.start, session.duration) == (at, minutes)


def test_one_name_for_two_entries_makes_two_sessions(tmp_path: Path) -> None:
    programme = read(calendar(tmp_path, event() + event(DTSTART="20260927T100000", DTEND="20260927T110000")))
    assert len({each.uid for each in programme.sessions}) == 2


def test_what_is_cancelled_or_has_no_title_is_not_taken(tmp_path: Path) -> None:
    programme = read(
        calendar(tmp_path, event(UID="1", STATUS="CANCELLED") + event(UID="2", SUMMARY="") + event(UID="3"))
    )
    assert [each.why for each in programme.rejected] == [Rejection.NOT_ACCEPTED, Rejection.NO_TITLE]
    assert len(programme.sessions) == 1


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("BEGIN:VCALENDAR\r\n", "damaged|no schedule"),
        ("BEGIN:VCALENDAR\r\nnonsense without a colon\r\nEND:VCALENDAR\r\n", "damaged|no schedule"),
        ("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "no schedule"),
        ("BEGIN:VCALENDAR\r\n" + "BEGIN:VEVENT\r\n" * 5000, "damaged|no schedule"),
    ],
    ids=["cut", "nonsense", "empty", "deep"],
)
def test_damaged_calendars_are_one_sentence(tmp_path: Path, content: str, sentence: str) -> None:
    path = tmp_path / "x.ics"
    path.write_text(content)
    with pytest.raises(BadInput, match=sentence):
        read_schedule(path)


def appointment(uid: str, hour: int, **said: object) -> Appointment:
    starts = datetime(2026, 10, 25, hour, 30, tzinfo=BERLIN)
    return Appointment(uid, "Tea, and; more", starts, starts.replace(minute=50), **said)  # type: ignore[arg-type]


def test_a_calendar_says_its_zone_and_how_often_a_session_was_changed(tmp_path: Path) -> None:
    import icalendar

    path = tmp_path / "x.ics"
    write_calendar(path, "Fair", [appointment("a" * 32, 9, place="很长" * 40, sequence=3)], STAMP)
    data = path.read_bytes()
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    told = icalendar.Calendar.from_ical(data)
    assert [str(each["TZID"]) for each in told.walk("VTIMEZONE")] == ["Europe/Berlin"]
    (one,) = told.walk("VEVENT")
    assert (str(one["UID"]), int(one["SEQUENCE"]), str(one["SUMMARY"])) == (
        f"{'a' * 32}@organizer",
        3,
        "Tea, and; more",
    )
    assert (one["DTSTART"].params["TZID"], one["DTSTART"].dt.utcoffset().total_seconds()) == ("Europe/Berlin", 3600)


def test_our_own_calendar_reads_back(tmp_path: Path) -> None:
    path = tmp_path / "x.ics"
    told = [appointment("a" * 32, 9, categories=("Main",)), appointment("b" * 32, 12, categories=(BREAK,))]
    write_calendar(path, "Fair\x01", told, STAMP)
    programme = read(path)
    assert (programme.name, programme.timezone) == ("Fair", "Europe/Berlin")
    assert [(each.uid, each.track, each.start, each.duration) for each in programme.sessions] == [
        ("a" * 32, "Main", 570, 20)
    ]
    assert [(each.title, each.start) for each in programme.breaks] == [("Tea, and; more", 750)]
