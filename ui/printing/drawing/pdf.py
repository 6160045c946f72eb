"""Faces to a PDF file: text selectable, fonts embedded as subsets, codes as vectors, each picture once; PDF/A.

Works without a window, but not without a QGuiApplication; may run on any thread.
"""

import errno
import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QFile, QFileDevice, QMarginsF, QSize, QSizeF
from PySide6.QtGui import QImage, QPagedPaintDevice, QPageSize, QPainter, QPdfWriter

from organizer.domain.printing.faces import INCH, MILLIMETRE, Face
from organizer.domain.printing.paper.imposition import Imposition, Paper, impose
from organizer.domain.printing.paper.printer_profiles import UNSCALED, Drift, Profile
from organizer.errors import NotFound
from organizer.i18n import _
from organizer.progress import Progress
from organizer.services.outputs import refuse_output, replacing
from ui.printing.drawing.bookmarks import add_bookmarks
from ui.printing.drawing.finishing import POINT, finish_pdf
from ui.printing.drawing.fonts import Typeface, paper_typeface
from ui.printing.drawing.painter import RESOLUTION, FacePainter
from ui.printing.drawing.sheets import Sheets, draw_sheets

PDF = (".pdf",)
"""The endings of the files."""

PictureSource = Callable[[str], QImage | None]

_LOOKED_AT = 64  # of more pictures, which are photos, none is decoded only to be looked at


def render_pdf(
    faces: Sequence[Face],
    path: Path,
    progress: Progress,
    *,
    paper: Paper | None = None,
    backs: Sequence[Face | None] = (),
    typeface: Typeface | None = None,
    picture: PictureSource = lambda _asset: None,
    title: str = "",
    author: str = "",
) -> int:
    """Write the faces, and their ``backs``, to ``path`` and return the number of pages; no half-written file stays.

    All faces are of one size; ``paper`` is a page for each unless told; ``title`` and ``author`` are what the file says
    of itself. Raises BadInput (an event stands there, or another ending), NotFound (no faces), RuleViolation (the stock
    is too small), FileTrouble, Cancelled.
    """
    refuse_output(path, PDF)
    if not faces:
        raise NotFound(_("There is nothing to print."))
    sheets = Sheets(impose(paper or Paper(), faces[0].width, faces[0].height), faces, backs)
    brush = FacePainter(typeface or paper_typeface(progress), picture)
    write_sheets(sheets, path, brush, progress, title=title or _("Badges"), author=author)
    return sheets.pages


def write_sheets(
    sheets: Sheets, path: Path, brush: FacePainter, progress: Progress, *, title: str, author: str = ""
) -> None:
    """Write the pages, set straight as their profile says. Raises FileTrouble, RuleViolation, Cancelled."""
    with replacing(path) as part:
        file = QFile(str(part))
        if not file.open(QFile.OpenModeFlag.WriteOnly):
            raise _refused(file)
        try:
            writer = _writer(file, sheets.imposition, title, author)
            writer.setPdfVersion(_version(sheets, brush))
            _draw(writer, replace(sheets, profile=_whole_points(writer, sheets)), brush, progress)
        finally:
            file.close()
        if file.error() is not QFileDevice.FileError.NoError:
            raise _refused(file)
        finish_pdf(part, sheets.imposition)
        if bookmarks := sheets.bookmarks:
            add_bookmarks(part, bookmarks)


def _version(sheets: Sheets, brush: FacePainter) -> QPagedPaintDevice.PdfVersion:
    """PDF/A-1b, which knows no transparency, unless something shines through a picture: Qt would lay it on white."""
    pictures = sheets.pictures
    opaque = len(pictures) <= _LOOKED_AT and all(map(brush.is_opaque, pictures))
    versions = QPagedPaintDevice.PdfVersion
    return versions.PdfVersion_A1b if opaque else versions.PdfVersion_1_4


def _draw(writer: QPdfWriter, sheets: Sheets, brush: FacePainter, progress: Progress) -> None:
    painter = QPainter(writer)
    try:
        draw_sheets(painter, writer, sheets, brush, progress=progress)
    finally:
        painter.end()


def _writer(file: QFile, imposition: Imposition, title: str, author: str) -> QPdfWriter:
    writer = QPdfWriter(file)
    writer.setCreator("Organizer")
    writer.setTitle(title)
    writer.setAuthor(author)
    writer.setResolution(RESOLUTION)
    points = QSize(int(imposition.width / POINT), int(imposition.height / POINT))
    writer.setPageSize(QPageSize(points, "", QPageSize.SizeMatchPolicy.ExactMatch))
    writer.setPageMargins(QMarginsF())
    return writer


def page_size(imposition: Imposition) -> QPageSize:
    """The sheet as printers know it: by its name where it has one, else in whole points, more Qt does not keep."""
    size = imposition.width / MILLIMETRE, imposition.height / MILLIMETRE
    known = QPageSize.id(QSizeF(*size), QPageSize.Unit.Millimeter, QPageSize.SizeMatchPolicy.FuzzyMatch)
    if known is not QPageSize.PageSizeId.Custom:
        return QPageSize(known)
    return QPageSize(QSize(*(int(length * 72 / INCH) for length in (imposition.width, imposition.height))))


# -- a page as large as the paper --------------------------------------------------------------------------------------


def _whole_points(writer: QPdfWriter, sheets: Sheets) -> Profile:
    """Qt counts from the upper edge of a page of whole points; the true page's, set afterwards, is further up."""
    above = sheets.imposition.height - round(writer.pageLayout().fullRectPoints().height() * POINT)
    return Profile(_lifted(sheets.profile.front, above), _lifted(sheets.profile.back, above))


def _lifted(drift: Drift, above: int) -> Drift:
    return replace(drift, y=drift.y + round(above * drift.down / UNSCALED))


def _refused(file: QFile) -> OSError:
    """What Qt knows of a failure, as the system would tell it."""
    full = file.error() is QFileDevice.FileError.ResourceError
    return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)) if full else OSError(errno.EIO, file.errorString())
