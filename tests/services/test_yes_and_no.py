"""A column that holds yes and no in many languages is kept in one spelling, and comes back without a difference."""

from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import select

from organizer.progress import Progress
from organizer.services import imports
from organizer.services.exports import What, export
from organizer.services.workspace import Workspace
from organizer.storage import tables

NAMES = ("Ada Lovelace", "Bo Yi", "Cleo Park", "Dan Mills", "Eva Stein", "Fritz Huber", "Gus Holm")


def bring(workspace: Workspace, path: Path, *answers: object) -> list[object]:
    """Import people who gave these answers, and return what is kept of them."""
    book = openpyxl.Workbook()
    rows: list[Sequence[object]] = [("Name", "E-mail", "Gala dinner")]
    rows += [(name, f"p{n}@x.org", answer) for n, (name, answer) in enumerate(zip(NAMES, answers, strict=False))]
    for row in rows:
        book.worksheets[0].append(row)
    book.save(path)
    plan = imports.plan_people(workspace, imports.inspect(path, Progress()), Progress())
    imports.apply_people(workspace, plan, Progress())
    with workspace.reading() as db:
        return [fields.get("Gala dinner") for fields in db.scalars(select(tables.person.c.fields))]


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    return tmp_path / "people.xlsx"


def test_every_spelling_is_kept_in_the_words_of_the_event(workspace: Workspace, sheet: Path) -> None:
    said = ("Ja", "是", True, "x", "✓", "nein", "")
    assert bring(workspace, sheet, *said) == ["Yes", "Yes", "Yes", "Yes", "Yes", "No", None]


def test_in_a_chinese_event_they_are_chinese(workspace: Workspace, sheet: Path) -> None:
    with workspace.operation("Speak Chinese") as db:
        db.execute(tables.event.update().values(language="zh"))
    assert bring(workspace, sheet, "yes", "Non") == ["是", "否"]


@pytest.mark.parametrize("said", [("1", "0", "1"), ("yes", "no", "perhaps"), ("无", "无", "无")])
def test_what_may_be_something_else_stays_as_it_is(workspace: Workspace, sheet: Path, said: tuple[str, ...]) -> None:
    assert bring(workspace, sheet, *said) == list(said)


def test_another_spelling_of_the_same_answer_changes_nobody(workspace: Workspace, sheet: Path) -> None:
    bring(workspace, sheet, "yes", "no", "oui")
    again = imports.plan_people(workspace, imports.inspect(sheet, Progress()), Progress())
    assert (len(again.unchanged), again.updated) == (3, ())
    assert bring(workspace, sheet, "TRUE", "nein", "no") == ["Yes", "No", "No"]
    assert workspace.undo_label == "Import people.xlsx: 0 new, 1 updated"


def test_our_own_workbook_comes_back_without_a_difference(workspace: Workspace, sheet: Path) -> None:
    bring(workspace, sheet, "yes", "no", "no")
    with workspace.operation("Type something else by hand") as db:
        db.execute(tables.person.update().where(tables.person.c.id == 1).values(fields={"Gala dinner": "Ja"}))
    path = export(workspace, sheet.with_name("out.xlsx"), What.PEOPLE, Progress()).path
    plan = imports.plan_people(workspace, imports.inspect(path, Progress()), Progress())
    assert (len(plan.unchanged), plan.updated, plan.conflicting, plan.rejected) == (3, (), (), ())
