"""Our own workbook, edited at random in a spreadsheet while the event goes on: exactly the edits come back."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Table, delete, select, update

from organizer import i18n
from organizer.domain.imports.people_plan import CellClash, Difference, PeoplePlan
from organizer.domain.names.people import split_name
from organizer.domain.sheets.export_base import UID_HEADER, set_apart
from organizer.domain.sheets.layout import inspect_workbook
from organizer.domain.sheets.own_headers import header
from organizer.domain.sheets.workbook import Cell, Field, Row, Sheet, Workbook
from organizer.files.reading.messages import Message, SheetStarts
from organizer.files.reading.sniffing import Format
from organizer.files.reading.workbook_reader import read_workbook_file
from organizer.progress import Progress
from organizer.services import imports
from organizer.services.exports import What, export
from organizer.services.workspace import Workspace
from organizer.storage import tables

EXAMPLES, PEOPLE, LEAST_EDITS = 100, 30, 100
"""At least 10,000 edits in a run."""

OWN = ("T-shirt", "Mobile", "No.")
"""Custom fields; the last two are called like something that a sheet of people usually has."""

STORED = {
    Field.NAME: "name", Field.SECOND_NAME: "second_name", Field.LAST_NAME: "family_name",
    Field.FIRST_NAME: "given_name", Field.KANA: "kana", Field.TITLE: "title", Field.JOB_TITLE: "job_title",
    Field.COUNTRY: "country", Field.EMAIL: "email", Field.PHONE: "phone", Field.BADGE_NAME: "badge_name",
    Field.STATUS: "status", Field.REGISTERED_AT: "registered_at", Field.ORDER_ID: "order_id",
    Field.TICKET_ID: "ticket_id", Field.DIET: "diet", Field.ARRIVAL: "arrival", Field.DEPARTURE: "departure",
}  # fmt: skip
NAMED = {Field.ORGANIZATION: tables.organization, Field.CATEGORY: tables.category}
LABELS: tuple[str, ...] = (*STORED, *NAMED, *OWN)
PARTS = (Field.LAST_NAME, Field.FIRST_NAME)
NEVER_EMPTY = (Field.NAME, Field.STATUS)
ODD = ("=1+1", "-Anna", "@x", "李 建国", "Ó Neill", "a & b <c>", "0012", "1E5", "03/04/2026", "١٢٣", "Total")


def fresh(label: str, number: int, random: Random) -> str:
    """A value that nobody has had before, as the event would keep it."""
    match label:
        case Field.EMAIL:
            return f"person{number}@example.org"
        case Field.PHONE:
            return f"+86138{number:08}"
        case Field.COUNTRY:
            return random.choice(("FI", "CN", "DE", "FR", "JP", "KR", "ES"))
        case Field.STATUS:
            return random.choice(("pending", "cancelled", "confirmed"))
        case Field.REGISTERED_AT:
            return f"2026-06-{number % 28 + 1:02}T{number % 24:02}:{number % 60:02}:{number % 59:02}+00:00"
        case Field.ARRIVAL | Field.DEPARTURE:
            return f"2026-09-{number % 28 + 1:02}"
        case Field.CATEGORY:
            return f"Category {number % 7}"
        case _:
            return f"{random.choice(ODD)} {number}"


def typed(label: str, text: str) -> Cell:
    """The cell as a spreadsheet keeps it."""
    match label:
        case Field.REGISTERED_AT if text:
            return datetime.fromisoformat(text).replace(tzinfo=None)
        case Field.ARRIVAL | Field.DEPARTURE if text:
            return date.fromisoformat(text)
        case _:
            return text or None


@dataclass
class Edited:
    """The event, its export and what both went through: the values of each person by label, thrice."""

    workspace: Workspace
    random: Random
    base: dict[int, dict[str, str]]
    here: dict[int, dict[str, str]]
    there: dict[int, dict[str, str]]
    labels: list[str] = field(default_factory=list)
    added: list[dict[str, str]] = field(default_factory=list)
    count: int = 100_000

    def edit(self) -> None:
        """One edit, on either side, mostly of few cells so that the sides meet."""
        kind = self.random.random()
        id = self.random.choice(list(self.base))
        if kind < 0.02:
            self.there.pop(id, None)
        elif kind < 0.03:
            self.here.pop(id, None)
        elif kind < 0.05:
            self.count += 1
            self.added.append({label: fresh(label, self.count, self.random) for label in LABELS})
        elif kind < 0.06 and len(self.labels) > 12:
            self.labels.remove(self.random.choice(self.labels))
        elif kind < 0.08:
            self.random.shuffle(self.labels)
        else:
            self._edit_cell(id, self.random.choice(LABELS))

    def _edit_cell(self, id: int, label: str) -> None:
        self.count += 1
        text = fresh(label, self.count, self.random)
        if label not in NEVER_EMPTY and self.random.random() < 0.2:
            text = ""
        sides = self.random.choice(((self.there,), (self.there,), (self.here,), (self.here, self.there)))
        for side in sides:
            if id in side and (side is not self.there or label in self.labels):
                side[id][label] = text


def an_event(path: Path, random: Random) -> Edited:
    """People with most cells filled."""
    workspace = Workspace.open(str(path))
    people = {}
    for id in range(1, PEOPLE + 1):
        values = {label: fresh(label, id * 100 + place, random) for place, label in enumerate(LABELS)}
        empty = random.sample([label for label in LABELS if label not in NEVER_EMPTY], 6)
        people[id] = values | dict.fromkeys(empty, "")
    people[1][Field.NAME] = "Ó Neill, Jr."
    with workspace.operation("People", undoable=False) as db:
        db.execute(tables.custom_field.insert(), [{"label": label, "position": n} for n, label in enumerate(OWN)])
        for id, values in people.items():
            db.execute(tables.person.insert().values(id=id, uid=uid_of(id), **columns(db, values)))
    copies = [{id: dict(values) for id, values in people.items()} for _side in range(3)]
    return Edited(workspace, random, *copies, labels=list(LABELS))


def uid_of(id: int) -> str:
    return f"{id:032x}"


def columns(db: Connection, values: Mapping[str, str]) -> dict[str, Any]:
    """The columns of a person for values by label."""
    row: dict[str, Any] = {column: values[label] for label, column in STORED.items()}
    row |= {f"{label}_id": id_of(db, table, values[label]) for label, table in NAMED.items()}
    return row | {"fields": {label: values[label] for label in OWN if values[label]}}


def id_of(db: Connection, table: Table, name: str) -> int | None:
    if not name:
        return None
    found = db.scalar(select(table.c.id).where(table.c.name == name))
    return int(found or db.execute(table.insert().values(name=name).returning(table.c.id)).scalar_one())


def change_event(edited: Edited) -> None:
    """What was edited here; and somebody comes who was never exported."""
    with edited.workspace.operation("Meanwhile", undoable=False) as db:
        for id in edited.base:
            if id not in edited.here:
                db.execute(delete(tables.person).where(tables.person.c.id == id))
            elif edited.here[id] != edited.base[id]:
                changed = columns(db, edited.here[id])
                db.execute(update(tables.person).where(tables.person.c.id == id).values(**changed))
        db.execute(tables.person.insert().values(name="Late Comer"))


def change_workbook(path: Path, edited: Edited, language: str) -> None:
    """What was edited there; the rows sorted anew, the headers perhaps in the other language, the sheet renamed."""
    i18n.set_language(language)
    heads = [header(Field(each)) if each in set(Field) else each for each in edited.labels]
    i18n.set_language("en")
    lines: list[list[Cell]] = [
        [*(typed(label, values[label]) for label in edited.labels), uid_of(id)] for id, values in edited.there.items()
    ]
    lines += [[*(typed(label, values[label]) for label in edited.labels), None] for values in edited.added]
    edited.random.shuffle(lines)
    book = openpyxl.load_workbook(path)
    page = book["People"]
    pairs = zip(heads, edited.labels, strict=True)
    heads = [f"{head} (UTC)" if label == Field.REGISTERED_AT else head for head, label in pairs]
    page.delete_rows(1, page.max_row)
    page.title = "Renamed"
    for number, line in enumerate([[*heads, UID_HEADER], *lines], 1):
        for column, value in enumerate(line, 1):
            cell = page.cell(number, column, value)
            if isinstance(value, str):
                cell.data_type = "s"
    book.save(path)


def read(path: Path) -> Workbook:
    """As the child process reads it, without a process for each of a hundred files."""
    starts: list[SheetStarts] = []
    rows: list[list[Row]] = []

    def take(message: Message) -> None:
        if isinstance(message, SheetStarts):
            starts.append(message)
            rows.append([])
        elif isinstance(message, list):
            rows[-1] += message

    read_workbook_file(path, Format.XLSX, None, take)
    return set_apart(
        Workbook(str(path), "xlsx", tuple(Sheet(s.name, r, s.hidden) for s, r in zip(starts, rows, strict=True)))
    )


def planned(edited: Edited, path: Path) -> PeoplePlan:
    return imports.plan_people(edited.workspace, inspect_workbook(read(path)), Progress())


def expected_cells(edited: Edited, id: int) -> tuple[set[Difference], set[CellClash]]:
    """What the edits of one person amount to; who had no parts of a name gets them with a new name."""
    base, here, there = edited.base[id], edited.here[id], edited.there[id]
    changed = [label for label in edited.labels if there[label] not in (base[label], here[label])]
    differences = {Difference(label, here[label], there[label]) for label in changed if here[label] == base[label]}
    renamed = Field.NAME in changed and here[Field.NAME] == base[Field.NAME]
    if renamed and not any(here[part] or part in changed for part in PARTS):
        differences |= {
            Difference(part, "", text) for part, text in zip(PARTS, split_name(there[Field.NAME]), strict=True) if text
        }
    return (
        differences,
        {CellClash(label, base[label], here[label], there[label]) for label in changed if here[label] != base[label]},
    )


@settings(max_examples=EXAMPLES, phases=[Phase.explicit, Phase.reuse, Phase.generate])  # a seed cannot be shrunk
@given(st.integers(0, 2**32), st.integers(LEAST_EDITS, LEAST_EDITS + 40), st.sampled_from(("en", "zh_CN")))
def test_random_edits_come_back_as_exactly_those_differences(
    template: Path, tmp_path_factory: Any, seed: int, edits: int, language: str
) -> None:
    folder = tmp_path_factory.mktemp("edited")
    edited = an_event(shutil.copy(template, folder / "event.organizer"), Random(seed))
    path = export(edited.workspace, folder / "people.xlsx", What.PEOPLE, Progress()).path
    for _edit in range(edits):
        edited.edit()
    change_event(edited)
    change_workbook(path, edited, language)
    plan = planned(edited, path)
    edited.workspace.close()
    shutil.rmtree(folder)

    both = edited.here.keys() & edited.there.keys()
    expected = {id: expected_cells(edited, id) for id in both}
    assert {row.id: set(row.differences) for row in plan.updated} == {
        id: differences for id, (differences, clashes) in expected.items() if differences and not clashes
    }
    assert {row.candidates[0]: (set(row.differences), set(row.clashes)) for row in plan.conflicting if row.clashes} == {
        id: cells for id, cells in expected.items() if cells[1]
    }
    gone = [id for id in edited.there if id not in edited.here]
    touched = [id for id in gone if any(edited.there[id][label] != edited.base[id][label] for label in edited.labels)]
    assert sum(not row.clashes for row in plan.conflicting) == len(touched)
    assert sorted(row.id for row in plan.unchanged) == sorted(
        [id for id, cells in expected.items() if not any(cells)] + [0] * (len(gone) - len(touched))
    )
    assert {each.id for each in plan.removed} == edited.here.keys() - edited.there.keys()
    assert {each.id for each in plan.removed if each.changed_here} == {
        each.id for each in plan.removed if edited.here[each.id] != edited.base[each.id]
    }
    named = not {Field.NAME, Field.FIRST_NAME, Field.LAST_NAME}.isdisjoint(edited.labels)
    assert (len(plan.new), len(plan.rejected)) == ((len(edited.added), 0) if named else (0, len(edited.added)))
    if Field.NAME in edited.labels:
        assert {row.name for row in plan.new} == {each[Field.NAME] for each in edited.added}
