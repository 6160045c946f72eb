"""The tables of Sched: of its API, of its spreadsheet, and of its import form."""

from datetime import date

import pytest

from organizer.domain.agenda.columns import find_table
from organizer.domain.agenda.lists import read_agenda
from organizer.domain.programme.words import RoleKind
from organizer.domain.sheets.workbook import Cell, Sheet

API: tuple[tuple[Cell, ...], ...] = (
    ("event_key", "active", "name", "event_start", "event_end", "event_type", "speakers", "moderators", "venue"),
    ("1", "Y", "Opening", "2026-09-26 09:00", "2026-09-26 10:00", "Keynote", "Ada Lovelace", "Grace Hopper", "Hall A"),
    ("2", "Y", "Late party", "2026-09-27 23:30", "2026-09-28 01:00", "Social", "", "", "Bar"),
)
FORM: tuple[tuple[Cell, ...], ...] = (
    ("Session Title", "Start Date", "Start Time", "End Date", "End Time", "Speakers", "Moderators", "Venue"),
    ("Opening", "9/26/2026", "9:00 AM", "9/26/2026", "10:00 AM", "Ada Lovelace", "Grace Hopper", "Hall A"),
    ("Late party", "9/27/2026", "11:30 PM", "9/28/2026", "1:00 AM", "", "", "Bar"),
)
SPREADSHEET: tuple[tuple[Cell, ...], ...] = (
    ("Session Title", "Session Start", "Session End", "Speakers", "Moderators", "Venue"),
    ("Opening", "09/26/2026 9:00 AM", "09/26/2026 10:00 AM", "Ada Lovelace", "Grace Hopper", "Hall A"),
    ("Late party", "09/27/2026 11:30 PM", "09/28/2026 1:00 AM", "", "", "Bar"),
)


@pytest.mark.parametrize("rows", [API, FORM, SPREADSHEET], ids=["API", "form", "spreadsheet"])
def test_each_says_days_times_rooms_and_roles(rows: tuple[tuple[Cell, ...], ...]) -> None:
    programme = read_agenda([find_table(Sheet("sched", rows))], start_date=date(2026, 9, 26))
    opening, party = programme.sessions
    assert (opening.day, opening.start, opening.duration, opening.room) == (0, 540, 60, "Hall A")
    assert (party.day, party.start, party.duration, party.room) == (1, 1410, 90, "Bar")
    assert [(each.name, each.role) for each in opening.people] == [
        ("Ada Lovelace", RoleKind.SPEAKER), ("Grace Hopper", RoleKind.CHAIR),
    ]  # fmt: skip
