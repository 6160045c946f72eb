"""Sheets of people that tests write, and what came of them in the event."""

import csv
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import select

from organizer.domain.imports.people_plan import PeoplePlan, PlanCounts
from organizer.progress import Progress
from organizer.services import imports
from organizer.services.workspace import Workspace
from organizer.storage import tables

HEADER = ("Name", "Email", "Company", "Ticket type", "T-shirt")


ROWS = (
    ("Ada Lovelace", "ada@X.org", "Analytical Engines Ltd", "Speaker", "M"),
    ("王小明", "wang@x.org", "清华大学", "Guest", ""),
    ("Zoë Müller", "", "清华大学", "", "L"),
)


def write(path: Path, *rows: Sequence[str], header: Sequence[str] = HEADER) -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    return path


def plan(workspace: Workspace, path: Path, **options: object) -> PeoplePlan:
    return imports.plan_people(workspace, imports.inspect(path, Progress()), Progress(), **options)  # type: ignore[arg-type]


def bring(workspace: Workspace, path: Path) -> PlanCounts:
    return imports.apply_people(workspace, plan(workspace, path), Progress())


def people(workspace: Workspace, *columns: str) -> list[tuple[object, ...]]:
    person = tables.person.c
    with workspace.reading() as db:
        return [tuple(row) for row in db.execute(select(*(person[name] for name in columns)).order_by(person.id))]
