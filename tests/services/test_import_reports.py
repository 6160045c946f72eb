"""Rejected rows as a workbook: laid out like the source, marked, and good to be imported once they are mended."""

from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from sqlalchemy import select

from organizer.domain.imports.people_plan import PeoplePlan, PlanCounts
from organizer.domain.imports.programme_plan import ProgrammePlan
from organizer.domain.sheets.layout import inspect_workbook
from organizer.errors import BadInput
from organizer.progress import Progress
from organizer.services import import_reports, imports
from organizer.services.programme_imports import apply_programme, plan_programme
from organizer.services.workspace import Workspace
from organizer.storage import tables

BANNER = ("参会人员名单", None, None, None)
HEADER = ("姓名", "电子邮箱", "工作单位", "到达日期")
ROWS = (
    ("李建国", "li@example.org", "北京工业大学", date(2026, 9, 26)),
    (None, "wang@example.org", None, date(2026, 9, 25)),
    ("陈静", "no address", "=Formula University", None),
)


def a_sheet(path: Path, rows: Sequence[Sequence[object]], merged: Sequence[str] = ()) -> Path:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = "报名"
    for row in rows:
        page.append(list(row))
        for cell in page[page.max_row]:
            cell.data_type = "s" if isinstance(cell.value, str) else cell.data_type
    for area in merged:
        page.merge_cells(area)
    book.save(path)
    return path


def planned(workspace: Workspace, path: Path) -> PeoplePlan:
    return imports.plan_people(workspace, imports.inspect(path, Progress()), Progress())


def report(path: Path, plan: PeoplePlan, *, doubtful: bool = False) -> Worksheet:
    import_reports.write_rejected_people(path, plan, Progress(), doubtful=doubtful)
    return openpyxl.load_workbook(path).worksheets[0]


def values(page: Worksheet) -> list[tuple[object, ...]]:
    return list(page.iter_rows(values_only=True))


def test_it_looks_like_the_source_with_the_fault_marked(workspace: Workspace, tmp_path: Path) -> None:
    source = a_sheet(tmp_path / "s.xlsx", (BANNER, HEADER, *ROWS), merged=("A1:D1", "C3:C4"))
    page = report(tmp_path / "rejected.xlsx", planned(workspace, source))
    assert page.title == "报名"
    assert [row[:4] for row in values(page)][:2] == [BANNER, HEADER]
    assert values(page)[1][4] == "⚠ Why it was not imported"
    assert [str(each) for each in page.merged_cells.ranges] == ["A1:D1"]
    (nobody, address) = list(page.iter_rows(min_row=3))
    assert [str(cell.value)[:16] for cell in nobody] == [
        "None", "wang@example.org", "北京工业大学", "2026-09-25 00:00", "The name is miss",
    ]  # fmt: skip
    assert address[2].data_type == "s"
    assert [cell.fill.fgColor.rgb for cell in address] == ["00000000", "FFFDE8E6", "00000000", "00000000", "00000000"]
    assert address[1].comment is not None
    assert address[1].comment.text.strip() == "“no address” is not an e-mail address."
    assert nobody[0].comment is not None


def test_mended_it_is_imported_and_the_reasons_are_left_out(workspace: Workspace, tmp_path: Path) -> None:
    first = planned(workspace, a_sheet(tmp_path / "s.xlsx", (BANNER, HEADER, *ROWS)))
    imports.apply_people(workspace, first, Progress())
    page = report(tmp_path / "rejected.xlsx", first)
    page["A3"], page["B4"] = "王晓宇", "chen@example.org"
    page.parent.save(tmp_path / "rejected.xlsx")
    again = planned(workspace, tmp_path / "rejected.xlsx")
    assert again.labels == first.labels
    assert imports.apply_people(workspace, again, Progress()) == PlanCounts(new=2)
    person = tables.person.c
    with workspace.reading() as db:
        assert list(db.execute(select(person.name, person.email, person.arrival).order_by(person.id))) == [
            ("李建国", "li@example.org", "2026-09-26"),
            ("王晓宇", "wang@example.org", "2026-09-25"),
            ("陈静", "chen@example.org", ""),
        ]


def test_rows_to_decide_come_along_where_nobody_can_be_asked(workspace: Workspace, tmp_path: Path) -> None:
    plan = planned(workspace, a_sheet(tmp_path / "s.xlsx", (HEADER, ROWS[0], ROWS[0], ROWS[2])))
    assert [row[4] for row in values(report(tmp_path / "r.xlsx", plan))[1:]] == [
        "“no address” is not an e-mail address."
    ]
    assert [row[4] for row in values(report(tmp_path / "r.xlsx", plan, doubtful=True))[1:]] == [
        "Row 2 is the same person.",
        "“no address” is not an e-mail address.",
    ]


def test_of_several_tables_in_a_sheet_only_the_chosen_one_is_there(workspace: Workspace, tmp_path: Path) -> None:
    rows = (
        HEADER,
        ROWS[0],
        (),
        ("工作人员",),
        ("姓名", "手机号码", "电子邮箱"),
        (None, "13900000001", "li@example.org"),
    )
    looked = imports.inspect(a_sheet(tmp_path / "s.xlsx", rows), Progress())
    second = inspect_workbook(looked.workbook, sheet=0, header_row=5)
    page = report(tmp_path / "r.xlsx", imports.plan_people(workspace, second, Progress()))
    assert [row[:3] for row in values(page)] == [("工作人员", None, None), *(tuple(row) for row in rows[4:])]


AGENDA = (
    ("Time", "Room", "Title", "Speakers", "Kind"),
    ("Saturday, 26 September 2026", None, None, None, None),
    ("09:00-10:00", "Hall A", "Opening", None, "Forum"),
    ("ten-ish", "Hall A", "Roadshow", None, "Roadshow"),
    (None, None, "A sensor", "Li Ming", "Talk"),
    ("11:00-12:00", "Hall B", None, "Elena Rossi", "Forum"),
    (None, "Hall C", None, "Bo Yi", "Forum"),
)  # fmt: skip


def _titles(workspace: Workspace) -> list[tuple[object, ...]]:
    session = tables.session.c
    with workspace.reading() as db:
        return [
            tuple(row) for row in db.execute(select(session.title, session.day, session.start).order_by(session.id))
        ]


def _rejected(plan: ProgrammePlan) -> list[tuple[int, str | None]]:
    return [(each.row, each.column) for each in plan.rejected]


def test_lines_of_a_programme_keep_what_they_need_to_be_understood(workspace: Workspace, tmp_path: Path) -> None:
    plan = plan_programme(workspace, a_sheet(tmp_path / "agenda.xlsx", AGENDA))
    assert _rejected(plan) == [(4, "Time"), (5, None), (6, "Title"), (7, "Title")]
    apply_programme(workspace, plan)
    assert _titles(workspace) == [("Opening", 0, 540)]
    path = tmp_path / "rejected.xlsx"
    assert import_reports.write_rejected_entries(path, plan, Progress(), doubtful=False) == 4
    page = openpyxl.load_workbook(path).worksheets[0]
    assert [row[:5] for row in values(page)] == [AGENDA[0], AGENDA[1], *AGENDA[3:]]
    page["A3"], page["C5"], page["C6"] = "10:00-11:00", "Panel", "Workshop"
    page.parent.save(path)
    again = plan_programme(workspace, path)
    assert _rejected(again) == []
    apply_programme(workspace, again)
    assert _titles(workspace) == [("Opening", 0, 540), ("Roadshow", 0, 600), ("Panel", 0, 660), ("Workshop", 0, 660)]
    with workspace.reading() as db:
        assert db.execute(select(tables.talk.c.title, tables.talk.c.session_id)).all() == [("A sensor", 2)]


def test_the_report_never_takes_the_place_of_its_sheet(workspace: Workspace, tmp_path: Path) -> None:
    people = a_sheet(tmp_path / "s.xlsx", (HEADER, *ROWS))
    agenda = a_sheet(tmp_path / "a.xlsx", [["Time", "Room", "Title"], ["9-ish", "Hall A", "Opening"]])
    before = people.read_bytes(), agenda.read_bytes()
    with pytest.raises(BadInput, match=r"“s\.xlsx” is read here"):
        report(people, planned(workspace, people))
    plan = plan_programme(workspace, agenda, Progress())
    with pytest.raises(BadInput, match=r"“a\.xlsx” is read here"):
        import_reports.write_rejected_entries(agenda, plan, Progress(), doubtful=True)
    assert (people.read_bytes(), agenda.read_bytes()) == before


SCHEDULE = """<schedule><conference><title>Days</title><start>2026-09-26</start></conference>
<day index="1" date="2026-09-26"><room name="Hall A">
<event id="1"><title>Opening</title><start>09:00</start><duration>01:00</duration></event>
<event id="2"><title/><start>10:00</start><duration>00:30</duration><language>en</language>
<persons><person id="7">Elena Rossi</person></persons></event>
</room></day></schedule>"""


def test_lines_of_a_schedule_file_come_as_a_sheet_that_can_be_mended(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "schedule.xml").write_text(SCHEDULE)
    plan = plan_programme(workspace, tmp_path / "schedule.xml")
    apply_programme(workspace, plan)
    path = tmp_path / "rejected.xlsx"
    assert import_reports.write_rejected_entries(path, plan, Progress(), doubtful=False) == 1
    page = openpyxl.load_workbook(path).worksheets[0]
    head, line = values(page)
    said = {str(name): cell for name, cell in zip(head, line, strict=True) if cell not in (None, "")}
    assert said == {
        **{"Entry": 2, "Day": datetime(2026, 9, 26), "Start": time(10), "End": time(10, 30), "Minutes": 30},
        **{"Room": "Hall A", "Level": "session", "Language": "en", "Speakers": "Elena Rossi", "Session code": "2"},
        **{"Organizer ID": said["Organizer ID"], "⚠ Why it was not imported": "It has no title."},
    }
    fault = page.cell(2, head.index("Title") + 1)
    assert fault.comment is not None
    fault.value = "Panel"
    page.parent.save(path)
    again = plan_programme(workspace, path)
    assert (_rejected(again), [each.title for each in again.new]) == ([], ["Panel"])
    apply_programme(workspace, again)
    assert _titles(workspace) == [("Opening", 0, 540), ("Panel", 0, 600)]
