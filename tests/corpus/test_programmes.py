"""Real programmes of every format; skipped where the corpus is not there (ORGANIZER_CORPUS).

The counts to compare with are made here, by a few lines over the file itself.
"""

import json
import os
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft6Validator
from lxml import etree
from sqlalchemy import func, select

from organizer.errors import OrganizerError
from organizer.progress import Progress
from organizer.services.exports import What, export
from organizer.services.programme_imports import apply_programme, is_programme_file, plan_programme
from organizer.services.workspace import Workspace
from organizer.storage import tables

CORPUS = Path(os.environ.get("ORGANIZER_CORPUS", "")) / "schedules" if os.environ.get("ORGANIZER_CORPUS") else None

pytestmark = pytest.mark.skipif(CORPUS is None, reason="no corpus: ORGANIZER_CORPUS is not set")


def files(pattern: str) -> list[Path]:
    return sorted(CORPUS.glob(pattern)) if CORPUS else []


def flat(text: object) -> str:
    return " ".join(str(text or "").split())


def fewer(names: Iterator[object]) -> set[str]:
    return {each.casefold() for name in names if (each := flat(name))}


def taken_in(workspace: Workspace, path: Path) -> tuple[int, int]:
    """Entries that were taken and rejected."""
    plan = plan_programme(workspace, path)
    apply_programme(workspace, plan)
    return plan.counts.new, plan.counts.rejected


def entries(workspace: Workspace) -> int:
    with workspace.reading() as db:
        return sum(db.scalar(select(func.count()).select_from(each)) or 0 for each in (tables.session, tables.pause))


def names(workspace: Workspace, table: str) -> set[str]:
    with workspace.reading() as db:
        return {each.casefold() for each in db.scalars(select(tables.metadata.tables[table].c.name))}


def people(workspace: Workspace) -> int:
    with workspace.reading() as db:
        return db.scalar(select(func.count()).select_from(tables.person)) or 0


SMART = [each for each in files("sessionize_gridsmart/*.json") if "speakers" not in each.name]


@pytest.mark.parametrize("path", SMART, ids=[each.stem for each in SMART])
def test_sessionize(workspace: Workspace, path: Path) -> None:
    days = json.loads(path.read_text())
    sessions = {s["id"]: s for day in days for room in day["rooms"] for s in room["sessions"]}
    assert taken_in(workspace, path) == (len(sessions), 0)
    assert entries(workspace) == len(sessions)
    assert names(workspace, "room") == fewer(room["name"] for day in days for room in day["rooms"])
    items = [c for s in sessions.values() for c in s["categories"] if c["name"] == "Track"]
    assert names(workspace, "track") == fewer(each["name"] for c in items for each in c["categoryItems"][:1])
    assert people(workspace) == len({p["id"] for s in sessions.values() for p in s["speakers"]})


FIRST = [each for each in files("c3voc_json/*.json") if "schedule2" not in each.name]


@pytest.mark.parametrize("path", FIRST, ids=[each.stem for each in FIRST])
def test_schedule_json(workspace: Workspace, path: Path) -> None:
    schedule = json.loads(path.read_text())["schedule"]
    days = schedule["conference"]["days"]
    events = [e for day in days for room in day["rooms"].values() for e in room]
    assert taken_in(workspace, path) == (len(events), 0)
    assert names(workspace, "room") == fewer(name for day in days for name in day["rooms"])
    assert names(workspace, "track") == fewer(e["track"] for e in events)
    assert people(workspace) == len({p["id"] for e in events for p in e["persons"]})


def test_schedule_json_of_the_second_version(workspace: Workspace) -> None:
    assert CORPUS is not None
    path = CORPUS / "c3voc_json" / "hub-schedule2.json"
    schedule = json.loads(path.read_text())["schedule"]
    assert taken_in(workspace, path) == (len(schedule["events"]), 0)
    assert names(workspace, "room") == fewer(r["name"] for r in schedule["conference"]["rooms"])
    assert names(workspace, "track") == fewer(t["name"] for t in schedule["conference"]["tracks"])
    assert people(workspace) == len({p["guid"] for e in schedule["events"] for p in e["participants"]})


FOLDERS = files("open_event/*")


def any_key(told: dict[str, Any], *keys: str) -> Any:
    return next((told[key] for key in keys if told.get(key)), None)


@pytest.mark.parametrize("folder", FOLDERS, ids=[each.name for each in FOLDERS])
def test_open_event_as_a_folder_and_as_a_zip(workspace: Workspace, tmp_path: Path, folder: Path) -> None:
    told = {each.stem: json.loads(each.read_text()) for each in folder.glob("*.json")}
    on = [s for s in told["sessions"] if s["state"] in ("accepted", "confirmed")]
    assert taken_in(workspace, folder / "sessions.json") == (len(on), len(told["sessions"]) - len(on))
    assert names(workspace, "room") >= fewer(room["name"] for room in told["microlocations"])
    used = [s["track"]["name"] for s in on if s["track"]]
    assert names(workspace, "track") == fewer(name for name in [*(t["name"] for t in told["tracks"]), *used])
    assert people(workspace) == len({p["id"] for s in on for p in s["speakers"]})
    packed = tmp_path / "export.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for each in folder.glob("*.json"):
            archive.write(each, f"event/{each.name}")
    again = plan_programme(workspace, packed).counts
    assert (again.new, again.updated, again.unchanged) == (0, 0, len(on))


def test_opass(workspace: Workspace) -> None:
    (path,) = files("opass_zh/*.json")
    told = json.loads(path.read_text())
    assert taken_in(workspace, path) == (len(told["sessions"]), 0)
    assert names(workspace, "room") == fewer(each["en"]["name"] for each in told["rooms"])
    assert names(workspace, "track") == fewer(each["en"]["name"] for each in told["session_types"])
    assert people(workspace) == len({number for s in told["sessions"] for number in s["speakers"]})


LISTS = files("json_other/emf-*.json")


@pytest.mark.parametrize("path", LISTS, ids=[each.stem for each in LISTS])
def test_emf(workspace: Workspace, path: Path) -> None:
    told = json.loads(path.read_text())
    assert taken_in(workspace, path) == (len(told), 0)
    assert names(workspace, "room") == fewer(each["venue"] for each in told)
    assert names(workspace, "person") == fewer(each.get("speaker") for each in told)


def test_kotlinconf_takes_its_three_files(workspace: Workspace) -> None:
    schedule, sessions, speakers = (
        files(f"json_other/kotlinconf-{each}.json")[0] for each in ("schedule", "sessions", "speakers")
    )
    days = json.loads(schedule.read_text())
    told = json.loads(sessions.read_text())
    placed = [n for day in days.values() for t in day["timeslots"] for s in t["sessions"] for n in s["items"]]
    waiting = told.keys() - set(placed)
    assert taken_in(workspace, schedule) == (len(placed) + len(waiting), 0)
    assert people(workspace) == len({p for each in told.values() for p in each.get("speakers") or ()})
    for each in (sessions, speakers):
        again = plan_programme(workspace, each).counts
        assert (again.new, again.updated) == (0, 0)


CALENDARS = files("ical/*.ics")


@pytest.mark.parametrize("path", CALENDARS, ids=[each.stem for each in CALENDARS])
def test_calendars(workspace: Workspace, path: Path) -> None:
    text = path.read_text().replace("\r\n", "\n").replace("\n ", "").replace("\\,", ",").replace("\\n", " ")
    text = text.replace("\\;", ";").replace("\\\\", "\\")
    titled = len(re.findall(r"^SUMMARY:.*\S", text, re.MULTILINE)) - len(
        re.findall(r"^SUMMARY:EMF \d+$", text, re.MULTILINE)
    )
    assert taken_in(workspace, path) == (titled, text.count("\nBEGIN:VEVENT") - titled)
    assert entries(workspace) == titled
    assert names(workspace, "room") == fewer(re.findall(r"^LOCATION:(.*)$", text, re.MULTILINE))
    assert len(names(workspace, "track")) == len(fewer(re.findall(r"^CATEGORIES:([^,\n]+)", text, re.MULTILINE)))


REIMPORTED = [
    *SMART, *FIRST, *LISTS, *files("c3voc_json/*2.json"), *files("opass_zh/*.json"),
    *files("open_event/*/sessions.json"), *files("json_other/kotlinconf-schedule.json"),
]  # fmt: skip


@pytest.mark.parametrize("path", REIMPORTED, ids=[f"{each.parent.name}-{each.stem}" for each in REIMPORTED])
def test_a_second_import_finds_everything_again(workspace: Workspace, path: Path) -> None:
    apply_programme(workspace, plan_programme(workspace, path))
    again = plan_programme(workspace, path)
    assert (again.counts.new, again.counts.updated, again.counts.conflicting, again.removed) == (0, 0, 0, ())


EVERYTHING = [each for each in files("**/*") if each.is_file() and each.suffix not in (".md", ".tsv", ".sh", ".rst")]


@pytest.mark.parametrize("path", EVERYTHING, ids=[f"{each.parent.name}-{each.name}" for each in EVERYTHING])
def test_every_file_is_a_programme_or_one_sentence(workspace: Workspace, path: Path) -> None:
    said = ""
    try:
        counts = plan_programme(workspace, path).counts
        assert sum((counts.new, counts.rejected, counts.conflicting)) > 0
    except OrganizerError as error:
        said = str(error)
    if said:
        assert re.fullmatch(r"[^\n]+[.…]", said)
        assert not is_programme_file(path) or "speakers" in said or "no schedule" in said


# -- revisions ---------------------------------------------------------------------------------------------------------


def by_id(path: Path) -> dict[str, dict[str, Any]]:
    days = json.loads(path.read_text())
    return {s["id"]: s for day in days for room in day["rooms"] for s in room["sessions"]}


PAIRS = [
    ("droidcon-nyc-2018-v1", "droidcon-nyc-2018-v2"),
    ("droidcon-nyc-2018-v2", "droidcon-nyc-2018-v3"),
    ("droidcon-nyc-2018-v3", "droidcon-nyc-2018-v4"),
    ("droidcon-nyc-2019-v1", "droidcon-nyc-2019-v4"),
]


@pytest.mark.parametrize(("first", "second"), PAIRS, ids=[each[1] for each in PAIRS])
def test_a_revision_gives_the_differences_by_id(workspace: Workspace, first: str, second: str) -> None:
    assert CORPUS is not None
    before, after = (CORPUS / "sessionize_gridsmart" / f"{each}.json" for each in (first, second))
    old, new = by_id(before), by_id(after)
    both = old.keys() & new.keys()
    apply_programme(workspace, plan_programme(workspace, before))
    plan = plan_programme(workspace, after)
    labels = [difference.label for each in plan.updated for difference in each.differences]
    assert (plan.counts.new, len(plan.removed), labels.count("time"), labels.count("room")) == (
        len(new.keys() - old.keys()),
        len(old.keys() - new.keys()),
        sum(old[each]["startsAt"] != new[each]["startsAt"] for each in both),
        sum(old[each]["room"] != new[each]["room"] for each in both),
    )
    assert {each.title for each in plan.removed} == {flat(old[each]["title"]) for each in old.keys() - new.keys()}


def calendar_entries(path: Path) -> dict[str, tuple[str, ...]]:
    """Start and place by uid, of a calendar whose every property stands in one line."""
    entries = path.read_text().replace("\r\n", "\n").split("BEGIN:VEVENT")[1:]
    lines = [dict(line.split(":", 1) for line in each.splitlines() if ":" in line) for each in entries]
    return {each["UID"]: (each["DTSTART"], each["LOCATION"]) for each in lines}


def test_a_revision_of_a_calendar_gives_the_differences_by_uid(workspace: Workspace) -> None:
    before, after = files("ical/jococruise-FullSchedule2023v*.ics")
    old, new = calendar_entries(before), calendar_entries(after)
    both = old.keys() & new.keys()
    apply_programme(workspace, plan_programme(workspace, before))
    plan = plan_programme(workspace, after)
    labels = [difference.label for each in plan.updated for difference in each.differences]
    assert (plan.counts.new, len(plan.removed)) == (len(new.keys() - old.keys()), len(old.keys() - new.keys()))
    assert labels.count("time") == sum(old[each][0] != new[each][0] for each in both)
    assert labels.count("room") == sum(old[each][1] != new[each][1] and bool(new[each][1]) for each in both)


def test_a_calendar_whose_every_uid_is_new_keeps_its_sessions(workspace: Workspace) -> None:
    before, after = files("ical/pyconuk-2015-*.ics")
    apply_programme(workspace, plan_programme(workspace, before))
    plan = plan_programme(workspace, after)
    assert len(plan.updated) + len(plan.unchanged) == 150
    assert plan.counts.new == 8


# -- out and back ------------------------------------------------------------------------------------------------------

SENT = [
    *files("frab_xml/38c3-*.xml"), *files("frab_xml/fosdem-2023.xml"), *files("frab_xml/emf-2022*.xml"),
    *files("json_other/emf-2016.json"), *files("opass_zh/*.json"),
    *files("sessionize_gridsmart/droidcon-nyc-2022.json"),
    *files("open_event/FOSSASIASummit2018/sessions.json"), *files("c3voc_json/frab-camp2019.json"),
]  # fmt: skip


@pytest.mark.parametrize("ending", [".xml", ".json", ".ics", ".html"])
@pytest.mark.parametrize("path", SENT, ids=[f"{each.parent.name}-{each.stem}" for each in SENT])
def test_what_goes_out_is_valid_and_changes_nothing_when_it_comes_back(
    workspace: Workspace, tmp_path: Path, path: Path, ending: str
) -> None:
    apply_programme(workspace, plan_programme(workspace, path))
    with workspace.reading() as db:
        placed = db.scalar(select(func.count()).where(tables.session.c.start.is_not(None))) or 0
        breaks = db.scalar(select(func.count()).select_from(tables.pause)) or 0
    made = export(workspace, tmp_path / f"out{ending}", What.SCHEDULE, Progress())
    assert list(made.rows.values()) == [placed + breaks]
    if ending == ".html":
        assert made.path.read_text("utf-8").count("<article") == placed + breaks
        return
    plan = plan_programme(workspace, made.path)
    assert (plan.new, plan.updated, plan.conflicting, plan.rejected, plan.removed) == ((), (), (), (), ())
    assert (plan.counts.unchanged, plan.event) == (placed + breaks, {})
    _validate(made.path)


def _validate(path: Path) -> None:
    assert CORPUS is not None
    if path.suffix == ".xml":
        etree.XMLSchema(etree.parse(str(CORPUS / "validator" / "schedule.xml.xsd"))).assertValid(etree.parse(str(path)))
    if path.suffix == ".json":
        schema = json.loads((CORPUS / "validator" / "schema.json").read_text())
        validator = Draft6Validator(schema)
        assert [each.message for each in validator.iter_errors(json.loads(path.read_text("utf-8")))] == []
