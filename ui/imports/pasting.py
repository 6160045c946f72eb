"""Rows copied from a spreadsheet: they go the way of any other sheet."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTemporaryDir

from organizer.i18n import _
from ui.imports.flow import ImportFlow, start_import

if TYPE_CHECKING:
    from organizer.services.workspace import Workspace
    from ui.shell import Shell


def start_paste(workspace: "Workspace", shell: "Shell", text: str) -> ImportFlow | None:
    """Import the clipboard's text where it is a table; the sentence that it is none, otherwise."""
    if not is_table(text):
        shell.toast(_("Copy rows in a spreadsheet first; then they can be pasted here."))
        return None
    folder = QTemporaryDir()
    path = Path(folder.path()) / (_("pasted rows") + ".tsv")
    path.write_text(text, encoding="utf-8")
    flow = start_import(workspace, shell, path)
    flow.source_folder = folder
    return flow


def is_table(text: str) -> bool:
    """Whether the text has cells: spreadsheets put tabs between those they copy."""
    return "\t" in text
