"""Photos of a folder, taken from the page of the templates."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from organizer.services.workspace import Workspace
from organizer.storage import tables
from tests.factories import a_person
from tests.services.tiny_pictures import png
from ui import dialogs
from ui.printing.page import PrintPage
from ui.printing.what import OfBadges
from ui.window import MainWindow

pytestmark = pytest.mark.usefixtures("cached_fonts")


def test_photos_are_taken_and_those_of_nobody_are_said(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna = a_person(workspace, "Anna")
    for name in ("Anna", "Nobody"):
        (tmp_path / f"{name}.png").write_bytes(png(1))
    said: list[tuple[str, ...]] = []
    monkeypatch.setattr(dialogs, "choose_folder", lambda *_asked: tmp_path)
    monkeypatch.setattr(dialogs, "message", lambda _parent, title, _text, details: said.append((title, *details)))
    shown = window.show_page("print")
    assert isinstance(shown, PrintPage)
    shown.turn_to(OfBadges.TEMPLATES)
    shown.templates.photos.click()
    qtbot.waitUntil(lambda: not window.jobs.running, timeout=20_000)
    with workspace.reading() as db:
        assert db.scalar(select(tables.person.c.photo).where(tables.person.c.id == anna))
    ((title, left_out),) = said
    assert title == "1 person has a new photo."
    assert "Nobody.png" in left_out
