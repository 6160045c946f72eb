"""The people on whom a design is tried, what is found wrong with it, and leaving the designer, which saves."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from organizer.domain.printing.designs.document import Side, open_design
from organizer.domain.printing.designs.edits import set_head, set_keys
from organizer.domain.printing.paper.stock import A4
from organizer.services.workspace import Workspace
from tests.ui.printing.designer.conftest import CODE, LINE, NAME, PANEL, Store, a_design, elements
from ui.printing.designer.designer import Designer
from ui.printing.stock.preferences import remember_stock
from ui.window import MainWindow


def test_people_are_tried_on(designer: Designer) -> None:
    assert designer.below.person.accessibleName() == "Anna Schmidt · 1 of 3"
    designer.below.onward.click()
    assert "Bela Kovács" in designer.canvas.face.words()  # type: ignore[union-attr]
    designer.below.longest.click()
    assert designer.below.person.accessibleName().startswith("Zoe Maximiliana")
    designer.below.onward.click()
    designer.below.before.click()
    assert designer.below.person.accessibleName().endswith("3 of 3")


def test_what_was_cut_is_said_and_leads_to_its_element(designer: Designer, qtbot: QtBot) -> None:
    designer.below.longest.click()
    qtbot.waitUntil(lambda: any(row.noted for row in designer.list.rows))
    assert [row.ids for row in designer.list.rows if row.noted] == [(NAME,)]
    assert list(designer.canvas.noted) == [NAME]
    said = designer.panel.said_notes()
    assert said[0].startswith("“Zoe Maximiliana-Alexandra")
    assert said[0].endswith("is too long and was cut.")
    designer.panel.note_chosen.emit(NAME)
    assert designer.editing.selection == {NAME}
    designer.editing.select([LINE])
    qtbot.waitUntil(lambda: designer.panel.said_notes() == ("Everything fits.",))


def test_codes_are_measured_against_the_printer_of_what_was_printed_on_last(designer: Designer, qtbot: QtBot) -> None:
    code = {"kind": "code", "box": [9_000, 9_000, 6_300, 6_300]}
    document = open_design({"size": [90_000, 60_000], "elements": [code]})
    assert designer.proofs is not None
    assert len(designer.proofs.notes(document, Side.FRONT)) == 1
    remember_stock(A4)
    designer._read()
    qtbot.waitUntil(lambda: not designer._shell.jobs.running)
    assert designer.proofs.notes(document, Side.FRONT) == ()


def test_ten_at_random_and_back(designer: Designer) -> None:
    designer.below.ten.click()
    assert sorted(face.words()[0].split()[0] for face in designer.ten.faces) == ["Anna", "Bela", "Zoe"]
    assert designer.ten.isVisible()
    assert len(designer.ten.places()) == 3
    QTest.keyClick(designer.ten, Qt.Key.Key_Escape)
    assert designer.canvas.isVisible()
    assert designer.canvas.hasFocus()


def test_leaving_writes_what_was_changed_once(designer: Designer, window: MainWindow, store: Store) -> None:
    designer.editing.change("Test", lambda it: set_head(it, "size", [80_000, 100_000]))
    window.show_page("people")
    window.show_page("print")
    assert [each["size"] for each in store.writes] == [[80_000, 100_000]]
    assert not designer.editing.dirty


def test_what_is_changed_elsewhere_is_shown_where_nothing_waits_to_be_saved(
    designer: Designer, store: Store, workspace: Workspace
) -> None:
    from sqlalchemy import insert

    from organizer.storage import tables

    store.design = {**a_design(), "size": [70_000, 70_000]}
    with workspace.operation("At another desk") as db:
        db.execute(insert(tables.badge_template).values(name="Small", design=store.design))
    assert designer.editing.kept.size == (70_000, 70_000)
    assert not designer.editing.dirty
    designer.editing.undo()
    assert designer.editing.kept.size == (90_000, 120_000)


def test_the_designer_asks_before_nothing_and_back_saves(designer: Designer, store: Store, qtbot: QtBot) -> None:
    assert len(elements(designer)) == 4
    designer.editing.change("Test", lambda it: set_keys(it, [PANEL], {"color": "red"}))
    with qtbot.waitSignal(designer.closed):
        designer.close_designer()
    assert [each["elements"][0]["color"] for each in store.writes] == ["red"]


@pytest.mark.parametrize(("seen_through", "noted"), [(False, {NAME, CODE}), (True, {CODE})])
def test_a_picture_over_the_name_and_the_code_is_told_at_both(
    designer: Designer, qtbot: QtBot, tmp_path: Path, seen_through: bool, noted: set[int]
) -> None:
    image = QImage(90, 120, QImage.Format.Format_ARGB32)
    image.fill(QColor(200, 30, 30, 0 if seen_through else 255))
    image.save(str(tmp_path / "logo.png"))
    designer.pictures.add_file(tmp_path / "logo.png")
    qtbot.waitUntil(lambda: not designer._shell.jobs.running, timeout=20_000)
    (picture,) = designer.editing.selection
    designer.editing.change("Size", lambda it: set_keys(it, [picture], {"box": [0, 0, 90_000, 120_000]}))
    qtbot.waitUntil(lambda: {id for row in designer.list.rows if row.noted for id in row.ids} == noted)
    assert set(designer.canvas.noted) == noted
    assert designer.canvas.noted[CODE] == "Something lies over the code, so it cannot be read."
