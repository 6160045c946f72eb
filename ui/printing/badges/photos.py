"""Choosing a folder of photos for badges that show them."""

from functools import partial

from organizer.i18n import _, ngettext
from organizer.services.printing import photos
from organizer.services.workspace import Workspace
from ui import dialogs
from ui.printing.drawing.decoding import decode
from ui.shell import Shell


def choose_photos(shell: Shell, workspace: Workspace) -> None:
    """Ask for a folder, give people the photos in it, and say whose they could not be."""
    folder = dialogs.choose_folder(shell.dialog_parent(), _("Photos of people"))
    if folder is None:
        return

    def done(taken: photos.TakenPhotos) -> None:
        said = ngettext("{n} person has a new photo.", "{n} people have a new photo.", taken.count)
        if taken.left_out:
            text = _("These files were left out:")
            dialogs.message(shell.dialog_parent(), said.format(n=taken.count), text, taken.left_out)
        elif taken.count:
            shell.announce()

    work = partial(photos.take_photos, workspace, folder, decode=decode)
    shell.jobs.start(work, done, _("Reading photos"))
