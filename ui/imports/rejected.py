"""Saving the rows that an import could not take."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from organizer.i18n import _
from organizer.progress import Progress
from ui import dialogs

if TYPE_CHECKING:
    from ui.shell import Shell

Write = Callable[[Path, Progress], int]
"""Writes the rows to a file and returns how many."""


def save_rejected(shell: "Shell", source: Path, write: Write) -> None:
    """Ask where to, beside the source, and let ``write`` write there."""
    suggestion = source.with_name(f"{source.stem} {_('rejected')}.xlsx")
    kinds = _("Excel workbook (.xlsx)") + " (*.xlsx)"
    path = dialogs.choose_new_file(shell.dialog_parent(), _("Save rejected rows"), kinds, str(suggestion))
    if path is None:
        return

    def done(_count: int) -> None:
        shell.toast(_("Rejected rows written to {path}").format(path=path))

    shell.jobs.start(lambda progress: write(path, progress), done, _("Saving rejected rows"))
