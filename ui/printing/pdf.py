"""Faces to a PDF file: text selectable, fonts embedded as subsets, codes as vectors.

Works without a window, but not without a QGuiApplication; may run on any thread.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QFileDevice, QMarginsF, QSaveFile, QSize, QSizeF
from PySide6.QtGui import QImage, QPageSize, QPainter, QPdfWriter

from organizer.domain.printing.faces import INCH, MILLIMETRE, Face
from organizer.domain.printing.stock import Imposition, Stock, impose
from organizer.errors import FileTrouble, NotFound
from organizer.i18n import _
from organizer.progress import Progress
from organizer.services.outputs import refuse_output
from ui.printing.fonts import Typeface, paper_typeface
from ui.printing.painter import RESOLUTION, FacePainter
from ui.printing.sheets import draw_sheets

PDF = (".pdf",)
"""The endings of the files."""

PictureSource = Callable[[str], QImage | None]


def render_pdf(
    faces: Sequence[Face],
    path: Path,
    progress: Progress,
    *,
    stock: Stock = Stock.SINGLE,
    typeface: Typeface | None = None,
    picture: PictureSource = lambda _asset: None,
    title: str = "",
    author: str = "",
) -> int:
    """Write the faces to ``path`` and return the number of pages; a half-written file never stays.

    All faces are of one size; ``title`` and ``author`` are what the file says of itself. Raises BadInput (an event
    stands there, or another ending), NotFound (no faces), RuleViolation (the face is larger than the sheet),
    FileTrouble, Cancelled.
    """
    refuse_output(path, PDF)
    if not faces:
        raise NotFound(_("There is nothing to print."))
    imposition = impose(stock, faces[0].width, faces[0].height)
    brush = FacePainter(typeface or paper_typeface(progress), picture)
    file = QSaveFile(str(path))
    if not file.open(QSaveFile.OpenModeFlag.WriteOnly):
        raise _trouble(file, path)
    try:
        writer = _writer(file, imposition, title or _("Badges"), author)
        painter = QPainter(writer)
        try:
            pages = draw_sheets(painter, writer, faces, brush, imposition, progress=progress)
        finally:
            painter.end()
    except BaseException:
        file.cancelWriting()
        file.commit()
        raise
    if not file.commit():
        raise _trouble(file, path)
    return pages


def _writer(file: QSaveFile, imposition: Imposition, title: str, author: str) -> QPdfWriter:
    writer = QPdfWriter(file)
    writer.setCreator("Organizer")
    writer.setTitle(title)
    writer.setAuthor(author)
    writer.setResolution(RESOLUTION)
    writer.setPageSize(page_size(imposition))
    writer.setPageMargins(QMarginsF())
    return writer


def page_size(imposition: Imposition) -> QPageSize:
    """The sheet as Qt names it; of another size rounded down to whole points, which are all that Qt writes.

    Rounded up there would be a white hairline along the edge of a coloured band.
    """
    size = QSizeF(imposition.width / MILLIMETRE, imposition.height / MILLIMETRE)
    known = QPageSize.id(size, QPageSize.Unit.Millimeter, QPageSize.SizeMatchPolicy.FuzzyMatch)
    if known is not QPageSize.PageSizeId.Custom:
        return QPageSize(known)
    return QPageSize(QSize(*(int(length * 72 / INCH) for length in (imposition.width, imposition.height))))


def _trouble(file: QSaveFile, path: Path) -> FileTrouble:
    if file.error() is QFileDevice.FileError.ResourceError:
        text = _("“{name}” was not written because the disk is full; free some space or choose another folder.")
    else:
        text = _("“{name}” cannot be written here ({reason}); choose another folder or name.")
    return FileTrouble(text.format(name=path.name, reason=file.errorString()))
