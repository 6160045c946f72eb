"""Real schedules; skipped where the corpus is not there (ORGANIZER_CORPUS)."""

import os
from pathlib import Path
from xml.etree import ElementTree

import pytest
from lxml import etree
from sqlalchemy import func, select

from organizer.domain.schedule.timetable import conflicts
from organizer.errors import OrganizerError
from organizer.progress import Progress
from organizer.services.exports import What, export
from organizer.services.programme_imports import apply_programme, plan_programme
from organizer.services.schedule import snapshot
from organizer.services.workspace import Workspace
from organizer.storage import tables

CORPUS = Path(os.environ.get("ORGANIZER_CORPUS", "")) / "schedules" if os.environ.get("ORGANIZER_CORPUS") else None
FILES = sorted((CORPUS / "frab_xml").glob("*.xml")) if CORPUS else []

pytestmark = pytest.mark.skipif(not FILES, reason="no corpus: ORGANIZER_CORPUS is not set")


def _flat(text: str | None) -> str:
    return " ".join((text or "").split())


def _named(root: ElementTree.Element, tag: str) -> set[str]:
    """The names that an independent parser finds in elements and attributes."""
    found = {_flat(each.get("name") or each.text) for each in root.iter(tag)}
    return found - {""}


def _column(workspace: Workspace, table: str) -> list[str]:
    with workspace.reading() as db:
        return list(db.scalars(select(tables.metadata.tables[table].c.name)))


@pytest.mark.parametrize("path", FILES, ids=[each.stem for each in FILES])
def test_every_event_room_track_and_person_arrives(workspace: Workspace, path: Path) -> None:
    root = ElementTree.parse(path).getroot()
    plan = plan_programme(workspace, path)
    apply_programme(workspace, plan)
    events = list(root.iter("event"))
    assert plan.counts.rejected == 0
    with workspace.reading() as db:
        sessions = db.scalar(select(func.count()).select_from(tables.session)) or 0
        breaks = db.scalar(select(func.count()).select_from(tables.pause)) or 0
        titles = set(db.scalars(select(tables.session.c.title)))
        placed = db.scalar(select(func.count()).where(tables.session.c.start.is_not(None)))
    assert sessions + breaks == len(events)
    assert titles == {_flat(each.findtext("title")) for each in events}
    assert placed == len(events)
    assert set(_column(workspace, "room")) == _named(root, "room")
    assert {each.casefold() for each in _column(workspace, "track")} == {
        each.casefold() for each in _named(root, "track")
    }
    assert set(_column(workspace, "person")) == _named(root, "person")


@pytest.mark.parametrize("name", ["38c3-20251206", "fosdem-2023", "fosdem-2024"])
def test_a_second_import_finds_everything_again(workspace: Workspace, name: str) -> None:
    assert CORPUS is not None
    path = CORPUS / "frab_xml" / f"{name}.xml"
    apply_programme(workspace, plan_programme(workspace, path))
    counts = plan_programme(workspace, path).counts
    assert (counts.new, counts.updated, counts.conflicting) == (0, 0, 0)


def test_nights_belong_to_the_evening_before(workspace: Workspace) -> None:
    assert CORPUS is not None
    apply_programme(workspace, plan_programme(workspace, CORPUS / "frab_xml" / "38c3-20251206.xml"))
    with workspace.reading() as db:
        late = db.scalar(select(func.count()).where(tables.session.c.start >= 1440))
        event = db.execute(select(tables.event.c.start_date, tables.event.c.days, tables.event.c.timezone)).one()
    assert (late, tuple(event)) == (58, ("2024-12-27", 4, "Europe/Berlin"))
    assert len(snapshot(workspace).cards) == 1007
    assert conflicts(snapshot(workspace))


@pytest.mark.parametrize("name", ["38c3-20251206", "fosdem-2023", "emf-2022.frab"])
def test_what_we_write_is_valid_and_reads_back(workspace: Workspace, tmp_path: Path, name: str) -> None:
    assert CORPUS is not None
    apply_programme(workspace, plan_programme(workspace, CORPUS / "frab_xml" / f"{name}.xml"))
    out = tmp_path / "out.xml"
    export(workspace, out, What.PROGRAMME, Progress())
    counts = plan_programme(workspace, out).counts
    assert (counts.new, counts.updated, counts.conflicting, counts.rejected) == (0, 0, 0, 0)
    schema = etree.XMLSchema(etree.parse(str(CORPUS / "validator" / "schedule.xml.xsd")))
    schema.assertValid(etree.parse(str(out)))


SHEETS = sorted(each for folder in ("sheets", "ontime") for each in (CORPUS / folder).iterdir()) if CORPUS else []


@pytest.mark.parametrize("path", SHEETS, ids=[each.name for each in SHEETS])
def test_agenda_sheets_are_read_or_refused_with_a_sentence(workspace: Workspace, path: Path) -> None:
    try:
        plan = plan_programme(workspace, path)
    except OrganizerError:
        return
    apply_programme(workspace, plan)
    again = plan_programme(workspace, path).counts
    assert (again.new, again.updated) == (0, 0)


def test_a_cruise_of_a_week(workspace: Workspace) -> None:
    assert CORPUS is not None
    plan = plan_programme(workspace, CORPUS / "sheets" / "jococruise-2024-schedule-export.xlsx")
    assert plan.counts.new + plan.counts.rejected == 439
    assert plan.counts.rejected == 0
