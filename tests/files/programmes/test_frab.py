from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from organizer.domain.programme.in_files import BreakEntry, Credit, Programme, SessionEntry, TalkEntry
from organizer.domain.programme.words import RoleKind
from organizer.errors import BadInput, Cancelled
from organizer.files.programmes.frab import parse_xml, read_schedule_file
from organizer.files.programmes.frab_writer import write_schedule
from organizer.files.programmes.published import acronym
from organizer.files.programmes.schedules import is_schedule, read_schedule
from organizer.files.programmes.texts import plain_text
from organizer.files.reading.messages import Fault, ReadFault
from organizer.progress import Progress

_OPENING = """
    <event guid="270fa44c-821a-577f-8ca3-33e8d4a8c2a7" id="2">
      <date>2026-09-26T10:30:00+08:00</date><start>10:30</start><duration>00:30</duration><room>Hall A</room>
      <title>Opening</title><subtitle>开幕式</subtitle><track>Main</track><type>Ceremony</type><language>en</language>
      <abstract>Short.</abstract><description>Long.</description>
      <persons><person guid="0c16ffaa-709d-599f-959f-9a38b911361a">王晓宇</person><person>Elena Rossi</person></persons>
    </event>"""
_WITH_A_DAY = """<?xml version="1.0" encoding="UTF-8"?>
<schedule><conference><title>Exchange</title><acronym>exchange</acronym><start>2026-09-26</start><days>2</days>
  <timeslot_duration>00:15</timeslot_duration><time_zone_name>Asia/Shanghai</time_zone_name>
  <track name="Main" color="#123456"/><track name="Unused"/></conference>
  <day index="1" date="2026-09-26"><room name="Hall A">{}</room><room name="Empty"/></day>
  <day index="2" date="2026-09-27"/></schedule>"""


def schedule(folder: Path, events: str, frame: str = _WITH_A_DAY) -> Path:
    path = folder / "schedule.xml"
    path.write_text(frame.format(events), "utf-8")
    return path


def test_everything_in_an_event_arrives(tmp_path: Path) -> None:
    programme = read_schedule_file(schedule(tmp_path, _OPENING))
    assert (programme.name, programme.start_date, programme.days) == ("Exchange", date(2026, 9, 26), 2)
    assert (programme.timezone, programme.rooms) == ("Asia/Shanghai", ("Hall A", "Empty"))
    assert programme.tracks == ("Main", "Unused")
    assert programme.sessions == (
        SessionEntry(
            row=1,
            title="Opening",
            second_title="开幕式",
            uid="270fa44c821a577f8ca333e8d4a8c2a7",
            code="2",
            track="Main",
            kind="Ceremony",
            language="en",
            description="Short.\n\nLong.",
            room="Hall A",
            day=0,
            start=630,
            duration=30,
            people=(Credit("王晓宇", uid="0c16ffaa709d599f959f9a38b911361a"), Credit("Elena Rossi")),
        ),
    )


@pytest.mark.parametrize(
    ("timing", "day", "start", "duration"),
    [
        ("<date>2026-09-27T00:15:00+08:00</date><start>00:15</start><duration>1:00</duration>", 0, 1455, 60),
        ("<date>2026-09-27T10:00:00+00:00</date><start>10:00</start><duration>01:30</duration>", 1, 600, 90),
        ("<start>09:00</start><duration>16:00</duration>", 0, 540, 960),
        ("<start>09:00:00</start><duration>00:05:00</duration>", 0, 540, 5),
        ("<start>09:00</start><duration/>", 0, 540, 15),
        ("<duration>00:20</duration>", None, None, 20),
    ],
)
def test_times_of_many_forms(tmp_path: Path, timing: str, day: int | None, start: int | None, duration: int) -> None:
    (session,) = read_schedule_file(schedule(tmp_path, f'<event id="1"><title>X</title>{timing}</event>')).sessions
    assert (session.day, session.start, session.duration) == (day, start, duration)


def test_events_straight_below_the_day_name_their_room(tmp_path: Path) -> None:
    frame = "<schedule><conference><title>F</title></conference><day date='2007-02-25'>{}</day></schedule>"
    event = "<event id='0'><start>15:00</start><duration>00:45</duration><room>Chavanne</room><title>X</title></event>"
    programme = read_schedule_file(schedule(tmp_path, event, frame))
    assert (programme.rooms, programme.sessions[0].room) == (("Chavanne",), "Chavanne")


def test_breaks_and_events_without_a_title(tmp_path: Path) -> None:
    events = (
        "<event id='1'><title>Lunch</title><type>break</type><start>12:00</start><duration>01:00</duration></event>"
        "<event id='2'><title> </title><start>12:00</start></event>"
    )
    programme = read_schedule_file(schedule(tmp_path, events))
    assert programme.breaks == (BreakEntry(1, "Lunch", 0, 720, 60, room="Hall A"),)
    assert [each.row for each in programme.rejected] == [2]


def test_ids_that_count_mentions_do_not_make_two_of_one_person(tmp_path: Path) -> None:
    event = "<event id='{0}'><title>X{0}</title><persons><person id='{0}'>Li Ming</person></persons></event>"
    programme = read_schedule_file(schedule(tmp_path, event.format(1) + event.format(2)))
    assert {person for each in programme.sessions for person in each.people} == {Credit("Li Ming")}


def test_ids_that_come_again_tell_people_of_one_name_apart(tmp_path: Path) -> None:
    mentions = "<person id='1'>Li Ming</person><person id='2'>Li Ming</person><person id='3'>Wang</person>"
    event = "<event id='{0}'><title>X{0}</title><persons>{1}</persons></event>"
    programme = read_schedule_file(schedule(tmp_path, event.format(1, mentions) + event.format(2, mentions)))
    assert len({person.uid for each in programme.sessions for person in each.people}) == 3


@pytest.mark.parametrize(
    "told",
    [
        "<persons>Ada Lovelace; Alan Turing</persons>",
        "<persons><person>Ada Lovelace</person><person id='2'><name>Alan Turing</name></person></persons>",
        "<persons><person name='Ada Lovelace'/><person><public_name>Alan Turing</public_name></person></persons>",
    ],
    ids=["text", "elements", "attributes"],
)
def test_persons_in_each_dialect(tmp_path: Path, told: str) -> None:
    (session,) = read_schedule_file(schedule(tmp_path, f"<event id='1'><title>X</title>{told}</event>")).sessions
    assert [each.name for each in session.people] == ["Ada Lovelace", "Alan Turing"]


def test_a_start_that_only_the_date_tells(tmp_path: Path) -> None:
    event = "<event id='1'><title>X</title><date>2026-09-26T10:30:00+08:00</date></event>"
    (session,) = read_schedule_file(schedule(tmp_path, event)).sessions
    assert (session.day, session.start) == (0, 630)


def test_html_becomes_text() -> None:
    assert plain_text("<p>One &amp; two</p><ul><li>three</li></ul>") == "One & two\nthree"
    assert plain_text("a < b and c > d") == "a < b and c > d"


def test_entities_are_refused() -> None:
    with pytest.raises(ReadFault) as raised:
        parse_xml(b'<!DOCTYPE x [<!ENTITY a "aaaa">]><schedule>&a;</schedule>')
    assert raised.value.fault is Fault.FORBIDDEN_XML


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "is empty"),
        ("<schedule><day>", "is damaged in line 1"),
        ("<schedule>" + "<day>" * 100_000 + "</day>" * 100_000 + "</schedule>", "is damaged in line 1"),
        ("<rss/>", "holds no schedule"),
        ('<!DOCTYPE x [<!ENTITY a "a">]><schedule>&a;</schedule>', "instructions"),
    ],
)
def test_what_is_no_schedule_is_refused_with_a_sentence(tmp_path: Path, content: str, sentence: str) -> None:
    path = tmp_path / "x.xml"
    path.write_text(content)
    with pytest.raises(BadInput, match=sentence):
        read_schedule(path)


def test_a_child_process_reads_the_same(tmp_path: Path) -> None:
    path = schedule(tmp_path, _OPENING)
    assert is_schedule(path)
    assert read_schedule(path) == replace(read_schedule_file(path), is_whole=True)


def test_reading_can_be_cancelled(tmp_path: Path) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        read_schedule(schedule(tmp_path, _OPENING), progress)


def test_what_is_written_reads_back(tmp_path: Path) -> None:
    sessions = (
        SessionEntry(
            row=1, title="Opening & more", second_title="开幕式", uid="270fa44c821a577f8ca333e8d4a8c2a7", track="Main",
            kind="Ceremony", language="en", description="Long <b>.", room="Hall A", day=0, start=630, duration=30,
            people=(Credit("王晓宇", uid="0c16ffaa709d599f959f9a38b911361a"),),
        ),
        SessionEntry(row=2, title="Night", uid="b" * 32, room="Bar", day=0, start=1470, duration=90, track="Main"),
        SessionEntry(row=3, title="Unscheduled", uid="c" * 32),
    )  # fmt: skip
    breaks = (BreakEntry(3, "Lunch", 1, 720, 60, "午餐"),)
    told = Programme(
        name="Exchange",
        start_date=date(2026, 9, 26),
        days=2,
        timezone="Asia/Shanghai",
        rooms=("Hall A", "Bar"),
        tracks=("Main",),
        sessions=sessions,
        breaks=breaks,
    )
    path = tmp_path / "out.xml"
    assert write_schedule(path, told, Progress()) == 3
    back = read_schedule_file(path)
    assert (back.name, back.start_date, back.days, back.rooms, back.tracks) == (
        told.name, told.start_date, told.days, told.rooms, told.tracks,
    )  # fmt: skip
    assert [(each.uid, each.title, each.second_title, each.day, each.start, each.room) for each in back.sessions] == [
        (each.uid, each.title, each.second_title, each.day, each.start, each.room) for each in sessions[:2]
    ]
    assert (back.sessions[0].people, back.sessions[0].description) == (sessions[0].people, "Long <b>.")
    assert [(each.title, each.second_title, each.day, each.start, each.room) for each in back.breaks] == [
        ("Lunch", "午餐", 1, 720, "")
    ]


def test_speakers_of_talks_are_persons_of_their_session_once(tmp_path: Path) -> None:
    talks = (TalkEntry(2, "A", people=(Credit("Li"),)), TalkEntry(3, "B", people=(Credit("Li"), Credit("Wang"))))
    people = (Credit("Chen", RoleKind.CHAIR), Credit("Sun", RoleKind.INTERPRETER))
    session = SessionEntry(1, "Roadshow", room="A", day=0, start=540, duration=60, people=people, talks=talks)
    path = tmp_path / "out.xml"
    write_schedule(path, Programme("Exchange", date(2026, 9, 26), rooms=("A",), sessions=(session,)), Progress())
    assert [each.name for each in read_schedule_file(path).sessions[0].people] == ["Chen", "Li", "Wang"]


def test_an_event_without_dates_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="needs dates"):
        write_schedule(tmp_path / "out.xml", Programme("X"), Progress())
    assert list(tmp_path.iterdir()) == []


def test_acronyms_have_at_least_four_letters() -> None:
    assert (acronym("Technology Exchange 2026"), acronym("大会")) == ("technology_exchange_2026", "event")
