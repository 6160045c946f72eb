"""Sheets as platforms and colleagues send them: invented people under the headers that are really used."""

from pathlib import Path

import pytest

from organizer.domain.sheets.workbook import Field, SheetKind
from organizer.progress import Progress
from organizer.services import imports
from organizer.services.workspace import Workspace

SHEETS = Path(__file__).parent / "platform_sheets"
TOLD = (
    Field.NAME, Field.SECOND_NAME, Field.EMAIL, Field.PHONE, Field.ORGANIZATION, Field.JOB_TITLE, Field.COUNTRY,
    Field.CATEGORY, Field.STATUS, Field.DIET, Field.REGISTERED_AT,
)  # fmt: skip
SECOND = {
    "eventbrite": (
        "Lars Nyberg", "", "lars@example.org", "+46701234567", "Volvo", "Engineer", "SE", "Standard", "confirmed", "",
        "2026-09-02T10:22:03+00:00",
    ),
    "pretix": (
        "Petra Klein", "", "p.klein@example.org", "", "TU München", "", "DE", "Konferenzticket", "confirmed", "",
        "2026-09-01",
    ),
    "indico": (
        "Jean Dupont", "", "jean@example.org", "+33144964000", "CNRS", "Directeur", "FR", "", "cancelled", "",
        "2026-08-02T10:00:00",
    ),
    "wjx": (
        "单国强", "", "shan@example.org", "13800138002", "复旦大学", "副教授", "", "线上参会", "", "清真",
        "2026-09-01T09:15:01",
    ),
    "huodongxing": (
        "李娜", "", "lina@example.org", "13900139002", "上海数据股份公司", "CEO", "", "标准票", "", "",
        "2026-09-02T08:00:11",
    ),
    "google_forms": (
        "John O'Neill", "", "john@example.org", "+353851234567", "Trinity College Dublin", "Lecturer", "", "", "",
        "Gluten free", "2026-09-13T11:22:03",
    ),
    "microsoft_forms": (
        "Uwe Schröder", "", "", "07216080", "KIT", "", "", "", "", "", "2026-09-02T10:04:00",
    ),
    "japanese": (
        "佐藤 花子", "", "sato@example.org", "0751234567", "京都大学", "理学部 准教授", "", "学生", "", "",
        "2026-09-02T11:15:00",
    ),
    "korean": (
        "이서연", "Seoyeon Lee", "seoyeon@example.org", "01023456789", "카이스트", "박사과정", "", "학생", "pending",
        "채식", "2026-09-02T09:15:00",
    ),
    "spanish": (
        "Lucía Núñez", "", "lucia@example.org", "+34600123457", "CSIC", "Investigadora", "MX", "Estudiante", "pending",
        "Gluten", "2026-09-13",
    ),
    "luma": (
        "Marc Petit", "", "marc@example.org", "+33612345679", "Orange", "Directeur", "", "VIP", "pending", "",
        "2026-09-01T09:00:00+00:00",
    ),
    "colleague_german": (
        "Ute von der Heide", "", "heide@example.org", "02212210", "Stadt Köln", "", "", "", "", "", "",
    ),
    "colleague_traditional_chinese": (
        "林志明", "Chih-Ming Lin", "lin@example.org", "0227899390", "中央研究院", "研究員", "", "", "", "葷", "",
    ),
}  # fmt: skip
"""By file, what its second person says in the order of TOLD."""


@pytest.mark.parametrize("name", SECOND)
def test_what_the_second_person_of_a_sheet_says(workspace: Workspace, name: str) -> None:
    inspection = imports.inspect(SHEETS / f"{name}.csv", Progress())
    assert inspection.kind is SheetKind.PEOPLE
    plan = imports.plan_people(workspace, inspection, Progress())
    assert (len(plan.new), plan.counts.conflicting, plan.counts.rejected) == (3 if name == "pretix" else 2, 0, 0)
    said = dict(zip(plan.labels, plan.new[1].values, strict=True))
    assert tuple(said.get(field, "") for field in TOLD) == SECOND[name]
