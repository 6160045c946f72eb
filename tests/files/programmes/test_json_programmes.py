"""A small file in every dialect of JSON, made from the formats' published rules."""

import json
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from organizer.domain.programme.in_files import BreakEntry, Programme, Rejection, SessionEntry
from organizer.errors import BadInput
from organizer.files.programmes.json_programmes import read_json_file, read_zip_file
from organizer.files.programmes.schedules import is_schedule, read_schedule
from organizer.files.reading.messages import Fault, ReadFault


def written(folder: Path, document: Any, name: str = "x.json") -> Path:
    path = folder / name
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def read(folder: Path, document: Any) -> Programme:
    path = written(folder, document)
    assert is_schedule(path)
    return read_json_file(path)


def place(entry: SessionEntry | BreakEntry) -> tuple[object, ...]:
    return entry.title, entry.room, entry.day, entry.start, entry.duration


def cast(programme: Programme) -> list[list[str]]:
    return [[person.name for person in each.people] for each in programme.sessions]


# -- schedule.json -----------------------------------------------------------------------------------------------------

EVENT = {
    "id": 7, "guid": "270fa44c-821a-577f-8ca3-33e8d4a8c2a7", "date": "2026-09-27T00:30:00+02:00", "start": "00:30",
    "duration": "01:30", "room": "Hall", "title": "Night", "subtitle": "Nacht", "track": "Art", "type": "lecture",
    "language": "de", "abstract": "Short.", "description": "<p>Long.</p>", "persons": [{"id": 3, "public_name": "Ada"}],
}  # fmt: skip
CONFERENCE = {
    "title": "Camp", "acronym": "camp26", "start": "2026-09-26", "daysCount": 2, "time_zone_name": "Europe/Berlin",
    "timeslot_duration": "00:15", "rooms": [{"name": "Empty"}],
}  # fmt: skip


def day(rooms: Any) -> dict[str, Any]:
    return {"index": 1, "date": "2026-09-26", "rooms": rooms}


@pytest.mark.parametrize("rooms", [{"Hall": [EVENT]}, [{"name": "Hall", "events": [EVENT]}]], ids=["object", "list"])
def test_schedule_json_says_what_the_xml_says(tmp_path: Path, rooms: Any) -> None:
    programme = read(tmp_path, {"schedule": {"version": "1", "conference": {**CONFERENCE, "days": [day(rooms)]}}})
    (session,) = programme.sessions
    assert place(session) == ("Night", "Hall", 0, 1470, 90)
    assert (session.second_title, session.track, session.kind, session.language) == ("Nacht", "Art", "lecture", "de")
    assert (session.uid, session.description) == ("270fa44c821a577f8ca333e8d4a8c2a7", "Short.\n\nLong.")
    assert (programme.name, programme.timezone, programme.rooms) == ("Camp", "Europe/Berlin", ("Empty", "Hall"))
    assert cast(programme) == [["Ada"]]


def test_schedule_json_without_its_outermost_object(tmp_path: Path) -> None:
    programme = read(tmp_path, {"conference": {**CONFERENCE, "days": [day({"Hall": [EVENT]})]}})
    assert [each.title for each in programme.sessions] == ["Night"]


def test_the_second_version_names_rooms_tracks_and_people_once(tmp_path: Path) -> None:
    events = [
        {"guid": EVENT["guid"], "start": "2026-09-26T08:00:00Z", "end": "2026-09-26T08:45:00Z", "title": "Opening",
         "room": {"slug": "hall"}, "track": {"slug": "art"}, "type": "TALK", "language": "en", "abstract": {"en": "Hi"},
         "participants": [{"guid": "0c16ffaa-709d-599f-959f-9a38b911361a"}]},
        {"guid": "d0", "start": "2026-09-26T09:00:00Z", "title": "Off", "state": "CANCELED"},
    ]  # fmt: skip
    schedule = {
        "conference": CONFERENCE,
        "rooms": [{"slug": "hall", "name": "Hall"}],
        "tracks": [{"slug": "art", "name": "Art"}],
        "persons": [{"guid": "0c16ffaa-709d-599f-959f-9a38b911361a", "name": "Ada"}],
        "events": events,
    }
    programme = read(tmp_path, {"schedule": schedule})
    assert [place(each) for each in programme.sessions] == [("Opening", "Hall", 0, 600, 45)]
    assert (programme.sessions[0].track, cast(programme)) == ("Art", [["Ada"]])
    assert [each.why for each in programme.rejected] == [Rejection.NOT_ACCEPTED]


# -- Sessionize --------------------------------------------------------------------------------------------------------


def talk(**said: Any) -> dict[str, Any]:
    return {
        "id": "57042", "title": "Keynote", "description": None, "startsAt": "2026-09-26T09:00:00",
        "endsAt": "2026-09-26T09:40:00", "isServiceSession": False, "isPlenumSession": False,
        "speakers": [{"id": "36b53fcf-430a-4425-ac8c-d1a36263b612", "name": "Ada"}], "roomId": 1, "room": "One", **said,
    }  # fmt: skip


LUNCH = talk(id="l", title="Lunch", startsAt="2026-09-26T12:00:00", endsAt="2026-09-26T13:00:00", speakers=[],
             isServiceSession=True, isPlenumSession=True)  # fmt: skip


def test_the_grid_lists_each_session_once(tmp_path: Path) -> None:
    track = {"id": 1, "name": "Track", "categoryItems": [{"id": 2, "name": "Kotlin"}]}
    rooms = [{"id": 1, "name": "One", "sessions": [talk(categories=[track]), LUNCH]}, {"id": 2, "name": "Two"}]
    slots = [{"slotStart": "09:00:00", "rooms": [{"id": 1, "name": "One", "session": talk()}]}]
    programme = read(tmp_path, [{"date": "2026-09-26T00:00:00", "rooms": rooms, "timeSlots": slots}])
    assert [place(each) for each in programme.sessions] == [("Keynote", "One", 0, 540, 40)]
    assert [place(each) for each in programme.breaks] == [("Lunch", "", 0, 720, 60)]
    assert (programme.rooms, programme.tracks, cast(programme)) == (("One", "Two"), ("Kotlin",), [["Ada"]])


def test_the_view_of_sessions_has_groups(tmp_path: Path) -> None:
    groups = [
        {"groupId": 1, "groupName": "All", "sessions": [talk()]},
        {"groupId": 2, "groupName": "B", "sessions": [talk()]},
    ]
    assert [each.code for each in read(tmp_path, groups).sessions] == ["57042"]


def test_the_view_of_everything_tells_by_ids(tmp_path: Path) -> None:
    document = {
        "sessions": [
            talk(room=None, speakers=["s1"], categoryItems=[7]),
            talk(id="2", title="Waits", startsAt=None, endsAt=None),
        ],
        "speakers": [{"id": "s1", "fullName": "Ada", "tagLine": "x"}],
        "questions": [],
        "categories": [{"id": 5, "title": "Track", "items": [{"id": 7, "name": "Kotlin"}]}],
        "rooms": [{"id": 1, "name": "One"}],
    }
    programme = read(tmp_path, document)
    assert place(programme.sessions[0]) == ("Keynote", "One", 0, 540, 40)
    assert (programme.sessions[0].track, cast(programme)[0]) == ("Kotlin", ["Ada"])
    assert (programme.sessions[1].day, programme.sessions[1].start) == (None, None)


def test_the_view_of_speakers_is_no_programme(tmp_path: Path) -> None:
    with pytest.raises(ReadFault) as raised:
        read(tmp_path, [{"id": "s1", "fullName": "Ada", "sessions": [{"id": 1, "name": "Keynote"}]}])
    assert raised.value.fault is Fault.ONLY_SPEAKERS


# -- Open Event --------------------------------------------------------------------------------------------------------

OPEN = {
    "event.json": {"id": 1, "name": "Summit", "timezone": "Asia/Singapore", "starts-at": "2026-09-26T09:00:00+08:00"},
    "sessions.json": [
        {"id": 1, "title": "Opening", "starts-at": "2026-09-26T01:30:00+00:00", "ends-at": "2026-09-26T02:00:00+00:00",
         "microlocation": {"id": 1, "name": "Hall"}, "track": {"id": 1, "name": "Main"}, "state": "accepted",
         "session-type": {"name": "Welcome"}, "speakers": [{"id": 4, "name": "Ada", "organisation": "Acme"}]},
        {"id": 2, "title": "No", "microlocation": None, "track": None, "speakers": [], "state": "rejected"},
    ],
    "tracks.json": [{"id": 1, "name": "Main"}, {"id": 2, "name": "Unused"}],
    "microlocations.json": [{"id": 1, "name": "Hall"}, {"id": 2, "name": "Empty"}],
}  # fmt: skip


def test_open_event_takes_the_files_beside_it_whichever_is_chosen(tmp_path: Path) -> None:
    for name, document in OPEN.items():
        written(tmp_path, document, name)
    programme = read_json_file(tmp_path / "sessions.json")
    assert [place(each) for each in programme.sessions] == [("Opening", "Hall", 0, 570, 30)]
    assert (programme.rooms, programme.tracks) == (("Hall", "Empty"), ("Main", "Unused"))
    assert programme.sessions[0].people[0].organization == "Acme"
    assert [(each.row, each.why) for each in programme.rejected] == [(2, Rejection.NOT_ACCEPTED)]
    assert programme.missing == ()
    assert all(read_json_file(tmp_path / name) == programme for name in OPEN)


def test_open_event_alone_says_which_files_are_missing(tmp_path: Path) -> None:
    session = {"id": 1, "title": "Old", "start_time": "2026-09-26T09:30:00", "microlocation": None, "speakers": []}
    programme = read_json_file(written(tmp_path, [session], "sessions.json"))
    assert programme.missing == ("event.json", "tracks.json", "microlocations.json")
    assert place(programme.sessions[0]) == ("Old", "", 0, 570, None)


def packed(folder: Path, documents: dict[str, Any]) -> Path:
    path = folder / "export.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, document in documents.items():
            archive.writestr(f"event/{name}", document if isinstance(document, bytes) else json.dumps(document))
    return path


def test_open_event_in_a_zip(tmp_path: Path) -> None:
    path = packed(tmp_path, OPEN)
    assert is_schedule(path)
    assert [each.title for each in read_zip_file(path).sessions] == ["Opening"]


# -- OPass, pretalx, lists, Hoverboard ---------------------------------------------------------------------------------


def test_opass_in_two_languages(tmp_path: Path) -> None:
    session = {
        "id": "A1", "type": "t", "room": "R1", "start": "2026-09-26T10:00:00+08:00", "end": "2026-09-26T10:30:00+08:00",
        "zh": {"title": "开幕", "description": "长"}, "en": {"title": "Opening", "description": "Long"},
        "speakers": ["s"],
    }  # fmt: skip
    document = {
        "sessions": [session],
        "speakers": [{"id": "s", "zh": {"name": "王晓宇"}, "en": {"name": "Wang Xiaoyu"}}],
        "session_types": [{"id": "t", "zh": {"name": "主"}, "en": {"name": "Main"}}],
        "rooms": [{"id": "R1", "zh": {"name": "一"}, "en": {"name": "Room 1"}}],
    }
    programme = read(tmp_path, document)
    (told,) = programme.sessions
    assert (place(told), told.second_title, told.track) == (("Opening", "Room 1", 0, 600, 30), "开幕", "Main")
    assert (told.people[0].name, told.people[0].second_name) == ("Wang Xiaoyu", "王晓宇")


SUBMISSION = {
    "code": "ABCDEF", "title": "Talk", "speakers": [{"code": "S1", "name": "Ada"}], "state": "confirmed",
    "submission_type": {"en": "Workshop"}, "track": {"en": "Web"}, "abstract": "A", "description": "",
    "slot": {"start": "2026-09-26T09:00:00+02:00", "end": "2026-09-26T10:00:00+02:00", "room": {"en": "Hall"}},
}  # fmt: skip


@pytest.mark.parametrize(
    "document",
    [
        {"count": 1, "next": None, "results": [SUBMISSION]},
        [SUBMISSION],
        {"ABCDEF": {**SUBMISSION, **SUBMISSION["slot"], "room": "Hall", "slot": None}},  # type: ignore[dict-item]
        {"talks": [{"code": "ABCDEF", "title": {"en": "Talk"}, "speakers": ["S1"], "track": 3, "room": 4,
                    "start": "2026-09-26T09:00:00+02:00", "end": "2026-09-26T10:00:00+02:00"}],
         "speakers": [{"code": "S1", "name": "Ada"}], "tracks": [{"id": 3, "name": {"en": "Web"}}],
         "rooms": [{"id": 4, "name": {"en": "Hall"}}], "timezone": "Europe/Berlin", "version": "1"},
    ],
    ids=["page", "list", "by code", "widget"],
)  # fmt: skip
def test_pretalx_in_each_of_its_forms(tmp_path: Path, document: Any) -> None:
    programme = read(tmp_path, document)
    assert [place(each) for each in programme.sessions] == [("Talk", "Hall", 0, 540, 60)]
    assert (programme.sessions[0].track, cast(programme)) == ("Web", [["Ada"]])


def test_entries_with_dates_far_from_the_others_come_without_a_time(tmp_path: Path) -> None:
    entries = [
        {"id": number, "title": f"T{number}", "start_date": f"{year}-09-26 23:50:00",
         "end_date": f"{year}-09-27 00:20:00", "venue": "Stage A", "speaker": "Ada & Bob"}
        for number, year in enumerate((2026, 2026, 2006), 1)
    ]  # fmt: skip
    programme = read(tmp_path, entries)
    assert [place(each) for each in programme.sessions] == [
        ("T1", "Stage A", 0, 1430, 30), ("T2", "Stage A", 0, 1430, 30), ("T3", "Stage A", None, None, 30),
    ]  # fmt: skip
    assert (programme.start_date, programme.days, programme.far_away) == (date(2026, 9, 26), 1, ("T3",))


def test_hoverboard_finds_its_other_files_by_their_names(tmp_path: Path) -> None:
    slots = [
        {"startTime": "9:00", "endTime": "10:00", "sessions": [{"items": ["open"]}]},
        {
            "startTime": "10:00",
            "endTime": "11:00",
            "sessions": [{"items": ["101"], "extend": 2}, {"items": ["102", "103"]}],
        },
        {"startTime": "11:00", "endTime": "12:00", "sessions": [{"items": []}, {"items": ["lunch"]}]},
    ]
    schedule = {"2026-09-26": {"date": "2026-09-26", "tracks": [{"title": "A"}, {"title": "B"}], "timeslots": slots}}
    sessions = {
        "open": {"title": "Opening"}, "101": {"title": "Long", "speakers": ["ada"]}, "102": {"title": "X"},
        "103": {"title": "Y"}, "lunch": {"title": "Lunch"}, "104": {"title": "Waits"},
    }  # fmt: skip
    written(tmp_path, sessions, "conf-sessions.json")
    written(tmp_path, {"ada": {"name": "Ada", "bio": "", "company": "Acme"}}, "conf-speakers.json")
    programme = read_json_file(written(tmp_path, schedule, "conf-schedule.json"))
    assert [place(each) for each in programme.sessions] == [
        ("Opening", "", 0, 540, 60), ("Long", "A", 0, 600, 120), ("X", "B", 0, 600, 30), ("Y", "B", 0, 630, 30),
        ("Waits", "", None, None, None),
    ]  # fmt: skip
    assert [place(each) for each in programme.breaks] == [("Lunch", "B", 0, 660, 60)]
    assert cast(programme)[1] == ["Ada"]


def test_hoverboard_without_its_sessions_asks_for_them(tmp_path: Path) -> None:
    schedule = {"2026-09-26": {"date": "2026-09-26", "timeslots": []}}
    with pytest.raises(BadInput, match=r"without “sessions\.json”"):
        read_schedule(written(tmp_path, schedule))


# -- what is hostile or damaged ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b'{"schedule": {', "damaged in line 1"),
        (b"[" * 200_000, "damaged or not complete|damaged in line"),
        (b'{"a": ' * 100_000, "damaged or not complete|damaged in line"),
        (b'{"schedule": {"conference": {"days": 5}}}', "no schedule"),
        (b'{"schedule": {"conference": []}}', "no schedule"),
        (b'[{"title": "x", "start": {"a": 1}, "room": []}, 7]', ""),
        (b"{}", "no schedule"),
        (b"[]", "no schedule"),
        (b'{"n": 1' + b"0" * 10_000 + b"}", "damaged or not complete"),
        ('[{"title": "日本", "start": "2026-09-26T10:00", "room": "會"}]'.encode("utf-16"), ""),
        ('[{"title": "会议", "start": "2026-09-26T10:00", "room": "厅"}]'.encode("gb18030"), ""),
    ],
    ids=["cut", "deep lists", "deep objects", "number for days", "list for conference", "wrong kinds", "empty object",
         "empty list", "huge number", "utf-16", "gb18030"],
)  # fmt: skip
def test_hostile_json_is_one_sentence_or_read(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(content)
    assert is_schedule(path)
    if not sentence:
        assert len(read_schedule(path).sessions) == 1
        return
    with pytest.raises(BadInput, match=sentence) as raised:
        read_schedule(path)
    assert "\n" not in str(raised.value)


def test_a_zip_that_unpacks_to_gigabytes_is_refused(tmp_path: Path) -> None:
    path = packed(tmp_path, {"sessions.json": b"[" + b" " * (300 << 20) + b"]"})
    with pytest.raises(BadInput, match="needs more memory"):
        read_schedule(path)


def test_a_damaged_zip_is_refused(tmp_path: Path) -> None:
    path = packed(tmp_path, OPEN)
    data = bytearray(path.read_bytes())
    data[60:120] = bytes(60)
    path.write_bytes(data)
    with pytest.raises(BadInput, match="damaged"):
        read_schedule(path)
