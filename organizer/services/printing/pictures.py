"""Pictures that are printed, such as logos, as they are chosen from files."""

from pathlib import Path

from organizer.files import pictures
from organizer.files.pictures import PictureFile

__all__ = ["PictureFile", "read_picture"]


def read_picture(path: Path) -> PictureFile:
    """The picture in a file; it is kept in the event with what shows it. Raises BadInput, FileTrouble."""
    return pictures.read_picture(path)
