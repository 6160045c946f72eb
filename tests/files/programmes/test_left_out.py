"""What files say besides is named; numbers that nobody explains are no names."""

import json
from pathlib import Path
from typing import Any

import pytest

from organizer.domain.programme.in_files import LeftOut, Programme
from organizer.files.programmes.schedules import read_schedule
from tests.files.programmes.test_calendars import calendar, event

AT = {"startsAt": "2026-09-26T10:00:00", "endsAt": "2026-09-26T11:00:00"}
XML = """<schedule><conference><title>Fair</title></conference><day index="1" date="2026-09-26"><room name="Hall">
<event id="1"><title>Opening</title><start>10:00</start><duration>01:00</duration><links>{links}</links>
<attachments><attachment href="x">Slides</attachment></attachments></event></room></day></schedule>"""


def read(folder: Path, document: Any) -> Programme:
    path = folder / "programme.json"
    path.write_text(json.dumps(document), "utf-8")
    return read_schedule(path)


def test_a_view_of_sessionize_names_levels_links_and_answers(tmp_path: Path) -> None:
    session = {"id": "1", "title": "Opening", **AT, "speakers": ["a"], "categoryItems": [5], "roomId": 1}
    document = {
        "sessions": [session | {"questionAnswers": [{"questionId": 7, "answerValue": "yes"}]}],
        "speakers": [{"id": "a", "fullName": "Ada", "bio": "Counts", "links": [{"url": "https://a.example"}]}],
        "categories": [{"id": 1, "title": "Level", "items": [{"id": 5, "name": "Beginner"}]}],
        "rooms": [{"id": 1, "name": "Hall"}],
    }
    assert read(tmp_path, document).left_out == (
        LeftOut.LINKS,
        LeftOut.LEVELS,
        LeftOut.ANSWERS,
        LeftOut.BIOGRAPHIES,
    )
    bare = {**document, "sessions": [session], "speakers": [{"id": "a", "fullName": "Ada", "bio": ""}]}
    bare["categories"] = [{"id": 1, "title": "Track", "items": [{"id": 5, "name": "Water"}]}]
    assert read(tmp_path, bare).left_out == ()


@pytest.mark.parametrize(
    ("links", "left_out"),
    [("<link href='https://a.example'>More</link>", (LeftOut.LINKS, LeftOut.FILES)), ("", (LeftOut.FILES,))],
)
def test_schedule_xml_names_links_and_files(tmp_path: Path, links: str, left_out: tuple[LeftOut, ...]) -> None:
    path = tmp_path / "schedule.xml"
    path.write_text(XML.format(links=links))
    assert read_schedule(path).left_out == left_out


def test_a_calendar_names_links(tmp_path: Path) -> None:
    assert read_schedule(calendar(tmp_path, event(URL="https://a.example"))).left_out == (LeftOut.LINKS,)


def test_the_list_of_sessions_of_the_older_opass_has_its_speakers_inside(tmp_path: Path) -> None:
    speaker = {"id": "ada", "zh": {"name": "愛達"}, "en": {"name": "Ada"}}
    session = {"id": "1", "room": "R1", "start": "2026-09-26T10:00:00+08:00", "end": "2026-09-26T10:40:00+08:00"}
    words = {"zh": {"title": "開幕"}, "en": {"title": "Opening"}, "speakers": [speaker], "tags": ["初"]}
    programme = read(tmp_path, [session | words])
    (found,) = programme.sessions
    assert (found.title, found.second_title, found.room, found.start, found.duration) == (
        "Opening",
        "開幕",
        "R1",
        600,
        40,
    )
    assert [(each.name, each.second_name) for each in found.people] == [("Ada", "愛達")]
    assert programme.left_out == (LeftOut.TAGS,)


def test_pretalx_without_what_its_numbers_mean_invents_no_names(tmp_path: Path) -> None:
    slot = {"room": {"id": 1, "name": {"en": "Hall"}}, "start": "2026-09-26T10:00:00", "end": "2026-09-26T10:30:00"}
    talk = {"code": "ABC", "title": "Opening", "speakers": [], "submission_type": 1, "track": 2, "slots": [slot]}
    (found,) = read(tmp_path, {"count": 1, "results": [talk]}).sessions
    assert (found.track, found.kind, found.room, found.start) == ("", "", "Hall", 600)


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("W. Europe Standard Time", "Europe/Berlin"),
        ("Customized Time Zone", ""),
        ('"(UTC+08:00) Beijing, Chongqing"', ""),
    ],
)
def test_zones_of_outlook(tmp_path: Path, name: str, zone: str) -> None:
    own = f"BEGIN:VTIMEZONE\nTZID:{name.strip(chr(34))}\nBEGIN:STANDARD\nDTSTART:16010101T000000\n"
    own += "TZOFFSETFROM:+0100\nTZOFFSETTO:+0100\nEND:STANDARD\nEND:VTIMEZONE\n"
    times = {"DTSTART": "", "DTEND": "", f"DTSTART__TZID={name}": "20260926T100000", "DURATION": "PT1H"}
    programme = read_schedule(calendar(tmp_path, event(**times), own))
    assert programme.timezone == zone
    assert [(each.start, each.duration) for each in programme.sessions] == [(600, 60)]
