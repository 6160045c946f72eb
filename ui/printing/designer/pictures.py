"""Pictures for a template, chosen from files; they are kept in the event together with the template that shows them."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QImage

from organizer.domain.printing.designs.edits import set_keys
from organizer.domain.printing.designs.free_room import free_room
from organizer.i18n import _
from organizer.services.printing import badges, pictures
from organizer.services.printing.pictures import PictureFile
from ui import dialogs
from ui.printing.designer.adding import add_new, image
from ui.printing.designer.editing import Editing
from ui.printing.drawing.decoding import decode
from ui.shell import Shell

if TYPE_CHECKING:
    from organizer.services.workspace import Workspace


class Pictures(QObject):
    """Asks for pictures, and gives those of the event and the new ones to whoever paints."""

    def __init__(self, workspace: "Workspace", shell: Shell, editing: Editing) -> None:
        super().__init__(editing)
        self._workspace, self._shell, self._editing = workspace, shell, editing
        self._images: dict[str, QImage] = {}
        self.new: dict[str, PictureFile] = {}
        """What the event does not have yet, by SHA-256."""

    def image(self, asset: str) -> QImage | None:
        """The picture with this SHA-256, decoded once."""
        if asset not in self._images:
            found = badges.pictures(self._workspace, [asset]).get(asset)
            self._images[asset] = QImage() if found is None else QImage.fromData(found)
        return self._images[asset]

    @Slot()
    def add(self) -> None:
        """Put a new picture on the badge."""
        if (path := self._ask()) is not None:
            self.add_file(path)

    def add_file(self, path: Path) -> None:
        """Put the picture of this file on the badge."""

        def put(picture: PictureFile) -> None:
            add_new(self._editing, image(picture.sha256, picture.width / picture.height), find=free_room)

        self._read(path, put)

    @Slot()
    def choose_for_selected(self) -> None:
        """Show another picture in the selected place."""
        if (path := self._ask()) is not None:
            self.use_file(path)

    def use_file(self, path: Path) -> None:
        """Show the picture of this file in the selected place."""
        ids = self._editing.selection

        def put(picture: PictureFile) -> None:
            self._editing.change(_("Another picture"), lambda it: set_keys(it, ids, {"asset": picture.sha256}))

        self._read(path, put)

    def _ask(self) -> Path | None:
        kinds = _("Pictures (*.png *.jpg *.jpeg)")
        return dialogs.choose_file(self._shell.dialog_parent(), _("Choose a picture"), kinds)

    def _read(self, path: Path, use: Callable[[PictureFile], object]) -> None:
        """Read a picture in a job, and remember it until the template is saved."""

        def done(picture: PictureFile) -> None:
            self.new[picture.sha256] = picture
            self._images[picture.sha256] = QImage.fromData(picture.data)
            use(picture)

        self._shell.jobs.start(partial(pictures.read_picture, path, decode=decode), done, _("Reading the picture"))
