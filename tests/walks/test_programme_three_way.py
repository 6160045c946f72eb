"""Our own programme, edited at random in a spreadsheet while the event goes on: exactly the edits come back."""

from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import openpyxl
import pytest
from sqlalchemy import delete, update

from organizer.domain.imports.people_plan import CellClash, Difference
from organizer.progress import Progress
from organizer.services.exports import What, export
from organizer.services.programme_imports import apply_programme, plan_programme
from organizer.services.workspace import Workspace
from organizer.storage import tables
from tests.factories import a_room, a_session

SESSIONS, EDITS = 14, 30
ROOMS = ("Hall A", "Hall B", "Hall C")
HEADERS = {
    **{"title": "Title", "description": "Description", "expected": "Expected", "room": "Room", "time": "Start"},
    **{"state": "State", "interpreted": "Interpreted into"},
}
MAY_BE_EMPTY = ("description", "expected", "interpreted")
STATES = {"Confirmed": "confirmed", "Unconfirmed": "tentative", "Cancelled": "cancelled"}
HOUR = 60

Values = dict[str, str]


@dataclass
class Edited:
    """The values of each session by label, as exported, in the event and in the workbook; who is new there."""

    random: Random
    base: dict[int, Values]
    here: dict[int, Values]
    there: dict[int, Values]
    added: list[str] = field(default_factory=list)
    count: int = 0

    def fresh(self, label: str) -> str:
        """Another value of a label, as the review says it."""
        self.count += 1
        match label:
            case "expected":
                return str(100 + self.count)
            case "room":
                return self.random.choice(ROOMS)
            case "state":
                return self.random.choice(list(STATES))
            case "interpreted":
                return ", ".join(self.random.sample(("zh", "fr", "de"), 2))
            case "time":
                return at(self.random.randrange(36, 72) * 15)
            case _:
                return f"{self.random.choice(('=1+1', 'Ö & <b>', '数据', 'Total'))} {self.count}"

    def edit(self) -> None:
        """One edit on either side, or on both alike."""
        id, kind = self.random.choice(list(self.base)), self.random.random()
        if kind < 0.03:
            self.there.pop(id, None)
        elif kind < 0.05:
            self.here.pop(id, None)
        elif kind < 0.1:
            self.added.append(self.fresh("title"))
        else:
            label = self.random.choice(list(HEADERS))
            text = "" if label in MAY_BE_EMPTY and self.random.random() < 0.2 else self.fresh(label)
            for side in self.random.choice(((self.there,), (self.here,), (self.here, self.there))):
                if id in side:
                    side[id][label] = text


def at(minute: int) -> str:
    return f"day 1, {minute // 60:02}:{minute % 60:02}"


def minutes(text: str) -> int:
    hours, minute = text.removeprefix("day 1, ").split(":")
    return int(hours) * 60 + int(minute)


def clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def an_event(workspace: Workspace, random: Random) -> Edited:
    """Sessions on one day, each with a value for every label."""
    for name in ROOMS:
        a_room(workspace, name)
    copies: list[dict[int, Values]] = [{}, {}, {}]
    for number in range(SESSIONS):
        values = {"title": f"Session {number}", "description": f"About {number}", "expected": str(20 + number)}
        values |= {"room": ROOMS[number % 3], "time": at(540 + 15 * number), "state": "Confirmed", "interpreted": ""}
        id = a_session(workspace, **columns(values))
        for each in copies:
            each[id] = dict(values)
    return Edited(random, *copies)


def columns(values: Values) -> dict[str, object]:
    expected = int(values["expected"]) if values["expected"] else None
    told = {"state": STATES[values["state"]], "interpreted": list(filter(None, values["interpreted"].split(", ")))}
    place = {"room_id": 1 + ROOMS.index(values["room"]), "day": 0, "start": minutes(values["time"]), "duration": HOUR}
    return {"title": values["title"], "description": values["description"], "expected": expected, **place, **told}


def change_event(workspace: Workspace, edited: Edited) -> None:
    with workspace.operation("Meanwhile") as db:
        for id in edited.base:
            session = tables.session.c.id == id
            if id in edited.here:
                db.execute(update(tables.session).where(session).values(columns(edited.here[id])))
            else:
                db.execute(delete(tables.session).where(session))


def change_workbook(path: Path, edited: Edited) -> None:
    """Rows changed, taken out, put in and in another order."""
    book = openpyxl.load_workbook(path)
    page = book["Programme"]
    header, *rows = [[cell.value for cell in row] for row in page.iter_rows()]
    by_title = {row[header.index("Title")]: row for row in rows}
    lines = []
    for id, values in edited.there.items():
        line = by_title[edited.base[id]["title"]]
        for label, head in HEADERS.items():
            if values[label] != edited.base[id][label]:
                line[header.index(head)] = clock(minutes(values[label])) if label == "time" else values[label] or None
        if values["time"] != edited.base[id]["time"]:
            line[header.index("End")] = clock(minutes(values["time"]) + HOUR)
        lines.append(line)
    first = rows[0]
    for title in edited.added:
        new = {"Title": title, "Day": first[header.index("Day")], "Start": "19:00", "End": "20:00", "Room": ROOMS[0]}
        lines.append([new.get(str(head)) for head in header])
    edited.random.shuffle(lines)
    page.delete_rows(2, page.max_row)
    for number, line in enumerate(lines, 2):
        for column, value in enumerate(line, 1):
            cell = page.cell(number, column, value)
            if isinstance(value, str):
                cell.data_type = "s"
    book.save(path)


def expected_cells(edited: Edited, id: int) -> tuple[set[Difference], set[CellClash]]:
    """What the edits of one session amount to."""
    base, here, there = edited.base[id], edited.here[id], edited.there[id]
    changed = [label for label in HEADERS if there[label] not in (base[label], here[label])]
    return (
        {Difference(label, here[label], there[label]) for label in changed if here[label] == base[label]},
        {CellClash(label, base[label], here[label], there[label]) for label in changed if here[label] != base[label]},
    )


@pytest.mark.parametrize("seed", range(10))
def test_random_edits_come_back_as_exactly_those_differences(workspace: Workspace, tmp_path: Path, seed: int) -> None:
    edited = an_event(workspace, Random(seed))
    path = export(workspace, tmp_path / "programme.xlsx", What.PROGRAMME, Progress()).path
    for _edit in range(EDITS):
        edited.edit()
    change_event(workspace, edited)
    change_workbook(path, edited)
    plan = plan_programme(workspace, path)

    both = edited.here.keys() & edited.there.keys()
    cells = {edited.there[id]["title"]: expected_cells(edited, id) for id in both}
    assert {each.title: set(each.differences) for each in plan.updated} == {
        title: differences for title, (differences, clashes) in cells.items() if differences and not clashes
    }
    assert {each.title: (set(each.differences), set(each.clashes)) for each in plan.conflicting if each.clashes} == {
        title: each for title, each in cells.items() if each[1]
    }
    assert {each.title for each in plan.new} == set(edited.added)
    assert {each.title for each in plan.removed} == {
        edited.here[id]["title"] for id in edited.here.keys() - edited.there.keys()
    }
    assert plan.rejected == ()
    apply_programme(workspace, plan)
    again = plan_programme(workspace, path)
    assert (again.updated, {each.title for each in again.conflicting}) == (
        (),
        {each.title for each in plan.conflicting},
    )
