"""The files into which a print goes: which they are, and that all of them come to be there or none."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from PySide6.QtGui import QImage

from organizer.domain.printing.badges.runs import Run, paper_of
from organizer.domain.printing.faces import Face
from organizer.domain.printing.paper.imposition import Paper, impose
from organizer.domain.printing.printouts import Printout
from organizer.errors import BadInput
from organizer.i18n import _
from organizer.progress import Progress
from organizer.services.overview import event_card
from organizer.services.printing import badges
from organizer.services.workspace import Workspace
from ui.printing.drawing.fonts import Typeface
from ui.printing.drawing.pdf import PictureSource, render_pdf
from ui.printing.drawing.sheets import Sheets

_PICTURES = 64  # kept decoded at a time


@dataclass(frozen=True, slots=True)
class PdfFile:
    """What is to be written into one file; ``title`` is what the file says of itself beside the event."""

    path: Path
    title: str
    faces: Sequence[Face]
    backs: Sequence[Face | None] = ()
    paper: Paper = field(default_factory=Paper)

    @property
    def pages(self) -> int:
        """How many it has. Raises RuleViolation (the stock is too small)."""
        size = self.faces[0].width, self.faces[0].height
        return Sheets(impose(self.paper, *size), self.faces, self.backs).pages


def badge_files(run: Run, path: Path, paper: Paper) -> tuple[PdfFile, ...]:
    """A file for the badges of each size: ``badges.pdf``, ``badges-2.pdf`` …; most runs have one size.

    Parcels that are apart have a file each, by their names: ``badges-A-F.pdf``, ``badges-G-Z.pdf`` ….
    """
    named: Counter[str] = Counter()
    files = []
    for number, batch in enumerate(run.batches):
        named[batch.parcel] += 1
        size = named[batch.parcel]
        parts = path.stem, batch.parcel, str(size) if size > 1 else ""
        file = path.with_name("-".join(filter(None, parts)) + path.suffix)
        title = " · ".join(filter(None, (_("Badges"), batch.parcel)))
        files.append(PdfFile(file, title, batch.faces, batch.backs, paper_of(number, paper)))
    return tuple(files)


def sheet_files(printout: Printout, path: Path) -> tuple[PdfFile, ...]:
    """The file for a printout; none where it has no page."""
    return (PdfFile(path, printout.title, printout.pages),) if printout.pages else ()


def said_files(run: Run, path: Path) -> str:
    """The names of the files of a run; where there are several, how many badges are in each."""
    names = [each.path.name for each in badge_files(run, path, Paper())]
    if len(names) < 2:
        return f"“{names[0] if names else path.name}”"
    counts = (batch.badges for batch in run.batches)
    return _(", ").join(f"“{name}” ({count:,})" for name, count in zip(names, counts, strict=True))


def write_files(
    workspace: Workspace,
    files: Sequence[PdfFile],
    path: Path,
    progress: Progress,
    *,
    typeface: Typeface,
    codes: Mapping[int, str] = MappingProxyType({}),
) -> None:
    """Write all of them or none. ``path``: the file for which somebody asked.

    ``codes`` are issued as soon as it is known that nothing is in the way. Raises BadInput (one of the further files is
    there already) and as render_pdf and badges.issue_codes.
    """
    _refuse_further(files, path)
    badges.issue_codes(workspace, codes)
    event, picture = event_card(workspace).name, picture_source(workspace)
    written: list[Path] = []
    try:
        for file in sorted(files, key=lambda each: each.path == path):  # last what may replace a file
            _write(file, event, progress, typeface=typeface, picture=picture)
            written.append(file.path)
    except BaseException:
        for each in written:  # else they are in the way of the next try
            each.unlink(missing_ok=True)
        raise


def _refuse_further(files: Sequence[PdfFile], path: Path) -> None:
    """Raise BadInput where one of these files is there for which nobody asked."""
    if taken := [each.path.name for each in files if each.path != path and each.path.exists()]:
        text = _("This goes into {n} files, but there is a “{name}” already. Choose another name.")
        raise BadInput(text.format(n=len(files), name=taken[0]))


def _write(file: PdfFile, event: str, progress: Progress, *, typeface: Typeface, picture: PictureSource) -> None:
    render_pdf(
        file.faces,
        file.path,
        progress,
        paper=file.paper,
        backs=file.backs,
        typeface=typeface,
        picture=picture,
        title=" · ".join(filter(None, (event, file.title))),
        author=event,
    )


def picture_source(workspace: Workspace) -> PictureSource:
    """Gives the event's pictures, decoded when they are first asked for; a logo stays while photos come and go."""

    @lru_cache(maxsize=_PICTURES)
    def image(asset: str) -> QImage | None:
        found = badges.pictures(workspace, [asset])
        return QImage.fromData(found[asset]) if found else None

    return image
