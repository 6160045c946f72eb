"""What everybody may see of the programme, in each of its forms."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
from sqlalchemy import delete, update

from organizer.errors import BadInput
from organizer.progress import Progress
from organizer.services.exports import ENDINGS, What, export
from organizer.services.programme_imports import plan_programme
from organizer.services.workspace import Workspace
from organizer.storage import tables
from tests.factories import a_break, a_person, a_role, a_room, a_session, a_talk, make
from ui import tokens

NASTY = "</script><b>&\"'"


@pytest.fixture
def event(workspace: Workspace) -> Workspace:
    """A session in each way of not being public, and some that are."""
    hall, side = a_room(workspace, "Hall A", second_name="主会场"), a_room(workspace, "Room 201")
    track = make(workspace, tables.track, name="Energy", second_name="能源", color=1)
    make(workspace, tables.track, name="Water", color=2)
    session = a_session(
        workspace, "Opening", second_title="开幕式", room_id=hall, day=0, start=540, duration=60, track_id=track,
        language="zh/en", description=f"Long {NASTY}", code="17",
    )  # fmt: skip
    a_role(workspace, a_person(workspace, "王晓宇", second_name="Wang Xiaoyu"), session_id=session)
    a_talk(workspace, session, "A sensor", duration=25, description="Measures water")
    a_talk(workspace, session, "Two sensors", position=1)
    a_session(workspace, NASTY, room_id=side, day=1, start=1470, duration=30, language="zh")
    a_session(workspace, "Cancelled one", room_id=side, day=0, start=700, state="cancelled")
    a_session(workspace, "Waits")
    a_break(workspace, "Coffee", day=0, start=600, duration=30)
    a_break(workspace, "Lunch", rooms=(hall, side), day=0, start=720, duration=60)
    a_break(workspace, "Set-up of the stage", kind="blocker", rooms=(hall,), day=0, start=480, duration=60)
    return workspace


def out(event: Workspace, folder: Path, ending: str) -> Path:
    return export(event, folder / f"public{ending}", What.SCHEDULE, Progress()).path


@pytest.mark.parametrize("ending", ENDINGS[What.SCHEDULE])
def test_neither_blockers_nor_what_is_cancelled_or_waits_goes_out(
    event: Workspace, tmp_path: Path, ending: str
) -> None:
    text = out(event, tmp_path, ending).read_text("utf-8")
    assert "Opening" in text
    assert not [each for each in ("Set-up", "Cancelled one", "Waits") if each in text]


@pytest.mark.parametrize("ending", [".xml", ".json", ".ics"])
def test_what_goes_out_comes_back_without_a_difference(event: Workspace, tmp_path: Path, ending: str) -> None:
    plan = plan_programme(event, out(event, tmp_path, ending))
    assert (plan.new, plan.updated, plan.conflicting, plan.rejected) == ((), (), (), ())
    assert (plan.counts.unchanged, plan.removed) == (5, ())


def guids(path: Path) -> dict[str, str]:
    """GUIDs of rooms and events by what they are called."""
    if path.suffix == ".json":
        conference = json.loads(path.read_text("utf-8"))["schedule"]["conference"]
        events = [each for day in conference["days"] for room in day["rooms"].values() for each in room]
        return {each["name"]: each["guid"] for each in conference["rooms"]} | {
            f"{each['title']} {each['room']}": each["guid"] for each in events
        }
    root = ElementTree.parse(path).getroot()
    rooms = {each.get("name", ""): each.get("guid", "") for each in root.iter("room") if each.get("guid")}
    return rooms | {f"{e.findtext('title')} {e.findtext('room') or ''}": e.get("guid", "") for e in root.iter("event")}


def test_guids_are_the_same_in_both_forms_and_outlive_new_names(event: Workspace, tmp_path: Path) -> None:
    before = guids(out(event, tmp_path, ".json"))
    assert guids(out(event, tmp_path, ".xml")) == before
    assert len(set(before.values())) == len(before) == 7
    with event.operation("Rename") as db:
        db.execute(tables.room.update().where(tables.room.c.name == "Hall A").values(name="Great hall"))
        db.execute(tables.pause.update().where(tables.pause.c.title == "Coffee").values(start=615))
    after = guids(out(event, tmp_path, ".json"))
    assert (after["Great hall"], after["Coffee "]) == (before["Hall A"], before["Coffee "])


def sequences(path: Path) -> dict[str, int]:
    import icalendar

    found = icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    return {str(each["SUMMARY"]): int(each["SEQUENCE"]) for each in found}


def test_a_calendars_sequence_rises_with_every_change_of_the_session(event: Workspace, tmp_path: Path) -> None:
    before = sequences(out(event, tmp_path, ".ics"))
    with event.operation("Move") as db:
        db.execute(tables.session.update().where(tables.session.c.title == "Opening").values(start=555))
    moved = sequences(out(event, tmp_path, ".ics"))
    event.undo()
    undone = sequences(out(event, tmp_path, ".ics"))
    event.redo()
    assert before["Opening"] < moved["Opening"] < undone["Opening"]
    assert before[NASTY] == moved[NASTY] == undone[NASTY] == 0


def test_a_calendars_sequence_rises_with_all_that_an_appointment_tells(event: Workspace, tmp_path: Path) -> None:
    room, talk, role, person = tables.room, tables.talk, tables.role, tables.person
    steps = [
        ({"Opening"}, update(room).where(room.c.name == "Hall A").values(name="Great hall")),
        ({"Opening"}, update(talk).where(talk.c.title == "A sensor").values(title="Two sensors")),
        ({"Opening"}, update(talk).values(session_id=None)),
        ({"Opening"}, update(person).values(name="Somebody else")),
        ({"Opening"}, delete(role)),
        ({"Coffee"}, update(tables.pause).where(tables.pause.c.title == "Coffee").values(start=620)),
        ({"Opening", "Coffee", "Lunch", NASTY}, update(tables.event).values(start_date="2026-10-01")),
    ]
    before = sequences(out(event, tmp_path, ".ics"))
    for told, statement in steps:
        with event.operation("Change") as db:
            db.execute(statement)
        after = sequences(out(event, tmp_path, ".ics"))
        assert {each for each in after if after[each] > before[each]} - {"Lunch"} == told - {"Lunch"}
        assert all(after[each] >= before[each] for each in after)
        before = after


def test_after_midnight_is_the_next_day_in_a_calendar(event: Workspace, tmp_path: Path) -> None:
    text = out(event, tmp_path, ".ics").read_text("utf-8")
    assert "DTSTART;TZID=Asia/Shanghai:20260928T003000" in text
    assert "TZID:Asia/Shanghai" in text


class Page(HTMLParser):
    """What a browser would make of the page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.addresses: list[str] = []
        self.ids: list[str] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.addresses += [value or "" for name, value in attrs if name in ("src", "href", "action")]
        self.ids += [value or "" for name, value in attrs if name == "id"]

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_the_page_says_everything_in_both_languages_and_loads_nothing(event: Workspace, tmp_path: Path) -> None:
    text = out(event, tmp_path, ".html").read_text("utf-8")
    page = Page()
    page.feed(text)
    said = " ".join(page.texts)
    assert (page.tags.count("article"), page.tags.count("section"), page.tags.count("script")) == (5, 2, 1)
    assert all(each in said for each in ("Opening", "开幕式", "王晓宇 Wang Xiaoyu", "A sensor", NASTY, f"Long {NASTY}"))
    assert {each[:1] for each in page.addresses} == {"#"}
    assert {each[1:] for each in page.addresses} <= set(page.ids)
    assert ("b" in page.tags, "://" in text) == (False, False)
    assert "default-src 'none'" in text
    assert said.index("Opening") < said.index("Coffee") < said.index("Lunch")


def test_the_page_tells_when_each_talk_begins_and_what_it_is_about(event: Workspace, tmp_path: Path) -> None:
    text = out(event, tmp_path, ".html").read_text("utf-8")
    talks = re.findall(r"<li><time datetime=\"([^\"]+)\">([^<]+)</time><span>([^<]+)</span>(.*?)</li>", text)
    assert talks == [
        ("2026-09-26T09:00+08:00", "09:00", "A sensor", "<p>Measures water</p>"),
        ("2026-09-26T09:25+08:00", "09:25", "Two sensors", ""),
    ]


def test_the_page_can_be_narrowed_by_room_and_language_in_both_languages(event: Workspace, tmp_path: Path) -> None:
    text = out(event, tmp_path, ".html").read_text("utf-8")
    options = re.findall(r"<option value=\"([^\"]*)\" data-l1=\"([^\"]*)\" data-l2=\"([^\"]*)\">", text)
    assert options == [
        *(("", "All rooms", "所有会场"), ("Hall A", "Hall A", "主会场"), ("Room 201", "Room 201", "Room 201")),
        *(("", "All languages", "所有语言"), ("en", "English", "英语"), ("zh", "Chinese", "中文")),
    ]
    assert re.findall(r'data-language="([^"]*)" data-room="([^"]*)"( style="[^"]*")?', text) == [
        ("zh en", "Hall A", ' style="--track:var(--t1)"'),
        ("zh", "Room 201", ""),
    ]


def test_a_room_and_a_track_of_one_name_keep_their_second_names(event: Workspace, tmp_path: Path) -> None:
    room = tables.room
    with event.operation("Names") as db:
        db.execute(update(room).where(room.c.name == "Hall A").values(name="Energy"))
        db.execute(update(tables.event).values(name="Energy", second_name="能源大会"))
    text = out(event, tmp_path, ".html").read_text("utf-8")
    seconds = re.findall(r'>Energy</span><span class="l2" lang="[^"]*">([^<]*)<', text)
    assert seconds == ["能源大会", "主会场", "能源", "主会场"]


def test_the_page_has_the_colours_of_the_look(event: Workspace, tmp_path: Path) -> None:
    text = out(event, tmp_path, ".html").read_text("utf-8")
    text = text.split("@media print")[0]
    for colors, tracks, part in ((tokens.LIGHT, tokens.LIGHT_TRACKS, 0), (tokens.DARK, tokens.DARK_TRACKS, 1)):
        css = dict(re.findall(r"--([\w-]+): (#\w+);", text.split("prefers-color-scheme: dark")[part]))
        used = {name: css[name.replace("_", "-")] for name in colors if name.replace("_", "-") in css}
        assert used == {name: colors[name] for name in used}
        assert len(used) >= 8
        assert tuple(css[f"t{number}"] for number in range(8)) == tracks


@pytest.mark.parametrize("ending", ENDINGS[What.SCHEDULE])
def test_without_a_date_nothing_goes_out(event: Workspace, tmp_path: Path, ending: str) -> None:
    with event.operation("No date") as db:
        db.execute(tables.event.update().values(start_date=""))
    with pytest.raises(BadInput, match="date"):
        out(event, tmp_path, ending)
    assert not (tmp_path / f"public{ending}").exists()
