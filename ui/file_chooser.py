"""The file chooser, kept from opening the files that it shows.

Qt's own chooser looks into files to find their icons, and GTK's does so to find their types. Whoever closes a
descriptor of a file drops all locks that the process holds on it (POSIX): SQLite's on an open event among them, which
other programs then take for closed (sqlite.org/howtocorrupt.html, 2.2). The choosers of macOS and Windows run elsewhere
or have no such locks.
"""

import sys
from functools import cache
from pathlib import Path
from typing import overload

from PySide6.QtCore import QFileInfo
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFileDialog, QFileIconProvider, QWidget

from organizer.i18n import _

_LOOKS_INSIDE = sys.platform not in ("darwin", "win32")


class PlainIcons(QFileIconProvider):
    """Tells folders from files and looks into neither."""

    @overload
    def icon(self, of: QFileIconProvider.IconType) -> QIcon: ...
    @overload
    def icon(self, of: QFileInfo) -> QIcon: ...
    def icon(self, of: QFileInfo | QFileIconProvider.IconType) -> QIcon:
        """Called by Qt."""
        if isinstance(of, QFileInfo):
            of = self.IconType.Folder if of.isDir() else self.IconType.File
        return super().icon(of)

    def type(self, info: QFileInfo) -> str:
        """Called by Qt for the column of kinds."""
        return info.suffix()


def ask_for_file(parent: QWidget, title: str, folder: Path, kinds: str) -> str:
    """The path of an existing file; empty: the user thought better of it."""
    return _ask(_chooser(parent, title, folder, kinds), QFileDialog.FileMode.ExistingFile)


def ask_for_new_file(parent: QWidget, title: str, suggestion: Path, kinds: str) -> str:
    """The path where to write, asked about where a file is already; empty: the user thought better of it."""
    chooser = _chooser(parent, title, suggestion.parent, kinds)
    chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    chooser.selectFile(suggestion.name)
    return _ask(chooser, QFileDialog.FileMode.AnyFile)


def ask_for_folder(parent: QWidget, title: str, folder: Path) -> str:
    """The path of a folder; empty: the user thought better of it."""
    chooser = _chooser(parent, title, folder, "")
    chooser.setOption(QFileDialog.Option.ShowDirsOnly)
    return _ask(chooser, QFileDialog.FileMode.Directory)


def _chooser(parent: QWidget, title: str, folder: Path, kinds: str) -> QFileDialog:
    chooser = QFileDialog(parent, title, str(folder), kinds)
    if _LOOKS_INSIDE:
        chooser.setOption(QFileDialog.Option.DontUseNativeDialog)
        chooser.setIconProvider(_icons())
        chooser.setLabelText(QFileDialog.DialogLabel.LookIn, _("Folder:"))  # two that Qt has in English alone
        chooser.setLabelText(QFileDialog.DialogLabel.FileType, _("Kind of file:"))
    return chooser


def _ask(chooser: QFileDialog, mode: QFileDialog.FileMode) -> str:
    chooser.setFileMode(mode)
    try:
        return chooser.selectedFiles()[0] if chooser.exec() else ""
    finally:
        chooser.deleteLater()


@cache
def _icons() -> PlainIcons:
    """One for all: a chooser does not keep its own."""
    return PlainIcons()
