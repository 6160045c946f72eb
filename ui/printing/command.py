"""``organizer print``: badges and sheets of the programme to a PDF without a window."""

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtGui import QGuiApplication

from organizer.domain.printing.badges.preflight import stock_problem
from organizer.domain.printing.badges.runs import Run, Wanted
from organizer.domain.printing.ledger import Reprint, Wrong
from organizer.domain.printing.paper.imposition import Paper
from organizer.domain.printing.paper.resolutions import checked_resolution, usual_resolution
from organizer.domain.printing.paper.stock import SINGLE, Stock
from organizer.domain.printing.pieces import Piece, PieceKind, Subject
from organizer.domain.printing.printouts import Printout, SheetProblem
from organizer.domain.printing.reprints import stacks
from organizer.domain.printing.sheet_orders import SheetOrder
from organizer.errors import NotFound, StorageTrouble
from organizer.i18n import _
from organizer.progress import Progress
from organizer.services.outputs import refuse_output
from organizer.services.printing import ledger
from organizer.services.printing.printouts import compose_together
from organizer.services.workspace import Workspace
from ui import theme
from ui.printing.drawing.fonts import paper_typeface
from ui.printing.drawing.pdf import PDF
from ui.printing.pdf_files import PdfFile, badge_files, sheet_files, write_files
from ui.printing.press import set_badges
from ui.printing.stock.shelf import StockShelf


def application() -> QGuiApplication:
    """The application that fonts need; without a display when there is none yet. Keep it as long as you draw."""
    made = QGuiApplication.instance()
    if isinstance(made, QGuiApplication):
        return made
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    made = QGuiApplication(["organizer"])
    theme.load_fonts()
    return made


@dataclass(frozen=True, slots=True)
class BadgeOrder:
    """What ``organizer print`` is asked for: whose badges, by which template, and on what.

    ``stock`` is found by its name or number; ``use`` says how it is used, its stock aside. ``resolution``: dots an inch
    of the printer, unless it is what is usual for the stock.
    """

    wanted: Wanted = field(default_factory=Wanted)
    template: str | None = None
    stock: str = SINGLE.name
    use: Paper = field(default_factory=Paper)
    resolution: int | None = None


@dataclass(frozen=True, slots=True)
class _Part:
    """Badges or sheets that are set: into which files they go, what they are to the ledger, and what is told of them.

    ``codes`` and ``stock`` are of badges, and come into the event when they are printed.
    """

    files: tuple[PdfFile, ...]
    pieces: tuple[Piece, ...]
    document: dict[str, Any]
    codes: Mapping[int, str] = field(default_factory=dict)
    stock: Stock = SINGLE


_Setting = Callable[[Workspace, Path, Progress], Sequence[_Part]]
_Writing = Callable[[Workspace, Path, Progress, _Setting], dict[str, Any]]


def print_badges(
    workspace: Workspace, path: Path, progress: Progress, order: BadgeOrder, *, again: Reprint | None = None
) -> dict[str, Any]:
    """Issue missing codes, write the badges to ``path`` and mark them printed.

    ``again``: why those are printed that were on paper just so. Returns and raises what proof_badges does.
    """
    return _print(workspace, path, progress, partial(_set_badges, order=order), again=again)


def proof_badges(workspace: Workspace, path: Path, progress: Progress, order: BadgeOrder) -> dict[str, Any]:
    """Write the badges to ``path``; the event stays as it is, and missing codes are made up for the proof alone.

    Returns ``input``, ``printed``, ``skipped``, ``duplicates``, ``pages``, ``problems``, ``again`` (how many were on
    paper just so) and ``files``, where input = printed + skipped + duplicates; there is a file for each size of badges
    and each parcel that is apart, and none when nobody needs a badge. Raises NotFound, BadInput, RuleViolation,
    FileTrouble, Cancelled.
    """
    return _proof(workspace, path, progress, partial(_set_badges, order=order))


def print_sheets(
    workspace: Workspace, path: Path, progress: Progress, orders: Sequence[SheetOrder], *, again: Reprint | None = None
) -> dict[str, Any]:
    """Write sheets to ``path`` and mark them printed; no file where everything that is due is so already.

    ``again``: why those are printed that were on paper just so. Returns and raises what proof_sheets does.
    """
    return _print(workspace, path, progress, partial(_set_sheets, orders=orders), again=again)


def proof_sheets(workspace: Workspace, path: Path, progress: Progress, orders: Sequence[SheetOrder]) -> dict[str, Any]:
    """Write sheets, all on paper of one size, to ``path``; none is marked as printed.

    Returns ``input`` = ``printed`` + ``skipped`` (nothing to print of them) + ``duplicates`` (there once already),
    ``pages``, ``problems``, ``again`` (how many are on paper just so) and ``files``. Raises NotFound, BadInput,
    FileTrouble, Cancelled.
    """
    return _proof(workspace, path, progress, partial(_set_sheets, orders=orders))


def print_wrong(workspace: Workspace, path: Path, progress: Progress) -> dict[str, Any]:
    """Write all that became wrong as it would be now, and mark it printed; a file for each paper, the last of badges.

    Returns and raises what print_sheets and print_badges do, and ``wrong``: each piece that was, with its ids, and
    whether it has ``changed``, or is ``gone`` and only to be taken away.
    """
    return _of_wrong(workspace, path, progress, _print)


def proof_wrong(workspace: Workspace, path: Path, progress: Progress) -> dict[str, Any]:
    """Write what print_wrong would; the event stays as it is."""
    return _of_wrong(workspace, path, progress, _proof)


def _of_wrong(workspace: Workspace, path: Path, progress: Progress, write: _Writing) -> dict[str, Any]:
    wrongs = ledger.wrong(workspace, progress)
    done = write(workspace, path, progress, partial(_set_wrong, wrongs=wrongs))
    return {**done, "wrong": [_told(each) for each in wrongs]}


def _print(
    workspace: Workspace, path: Path, progress: Progress, setting: _Setting, *, again: Reprint | None = None
) -> dict[str, Any]:
    """Nothing is marked before everything is written."""
    _application = application()
    _refuse_unmarkable(workspace)
    parts = _set(workspace, path, progress, setting)
    codes = {id: code for part in parts for id, code in part.codes.items()}
    _write(workspace, path, progress, parts, codes=codes)
    for part in parts:
        StockShelf(workspace).take(part.stock)
        ledger.mark_printed(workspace, part.pieces, progress, again=again)
    return _summed(parts)


def _refuse_unmarkable(workspace: Workspace) -> None:
    """Raise StorageTrouble where it could not be marked what was printed: then no file is left that nobody knows of."""
    try:
        workspace.refuse_unwritable()
    except StorageTrouble as trouble:
        said = _("{trouble} Or write a PDF with --proof, which marks nothing as printed.")
        raise StorageTrouble(said.format(trouble=trouble)) from trouble


def _proof(workspace: Workspace, path: Path, progress: Progress, setting: _Setting) -> dict[str, Any]:
    _application = application()
    parts = _set(workspace, path, progress, setting)
    _write(workspace, path, progress, parts, codes={})
    return _summed(parts)


def _set(workspace: Workspace, path: Path, progress: Progress, setting: _Setting) -> Sequence[_Part]:
    refuse_output(path, PDF)
    return setting(workspace, path, progress)


def _write(
    workspace: Workspace, path: Path, progress: Progress, parts: Sequence[_Part], *, codes: Mapping[int, str]
) -> None:
    files = [file for part in parts for file in part.files]
    write_files(workspace, files, path, progress, typeface=paper_typeface(progress), codes=codes)


def _summed(parts: Sequence[_Part]) -> dict[str, Any]:
    done = [part.document for part in parts]
    counts = {name: sum(each[name] for each in done) for name in ("input", "printed", "skipped", "duplicates", "pages")}
    problems = [problem for each in done for problem in each["problems"]]
    files = [file.path.name for part in parts for file in part.files]
    return {**counts, "problems": problems, "again": sum(each["again"] for each in done), "files": files}


# -- setting -----------------------------------------------------------------------------------------------------------


def _set_badges(workspace: Workspace, path: Path, progress: Progress, order: BadgeOrder) -> list[_Part]:
    paper = replace(order.use, stock=StockShelf(workspace).named(order.stock))
    dots = usual_resolution(paper.stock) if order.resolution is None else checked_resolution(order.resolution)
    run, _typeface = set_badges(workspace, order.wanted, progress, template=order.template, resolution=dots)
    if not run.faces and not order.wanted.due:
        raise NotFound(_("There is nobody to print a badge for; import or add attendees first."))
    of_stock = (stock_problem(paper.stock, batch.faces[0]) for batch in run.batches)
    run = replace(run, problems=(*filter(None, of_stock), *run.problems))
    files = badge_files(run, path, paper)
    again = len(ledger.read_standing(workspace, [PieceKind.BADGE]).printed(run.pieces))
    document = {**_report(run), "pages": sum(each.pages for each in files), "again": again}
    return [_Part(files, run.pieces, document, run.codes, paper.stock if run.faces else SINGLE)]


def _set_sheets(workspace: Workspace, path: Path, progress: Progress, orders: Sequence[SheetOrder]) -> list[_Part]:
    printout = compose_together(workspace, orders, paper_typeface(progress).ruler())
    return [_Part(sheet_files(printout, path), printout.pieces, _sheets_report(printout))]


def _set_wrong(workspace: Workspace, path: Path, progress: Progress, wrongs: Sequence[Wrong]) -> list[_Part]:
    waiting = stacks(wrongs)
    people = [
        id for each in wrongs if each.what is PieceKind.BADGE and each.piece and (id := each.piece.subject.person)
    ]
    further = range(2, len(waiting) + bool(people) + 1)
    files = [path, *(path.with_name(f"{path.stem}-{number}{path.suffix}") for number in further)]
    parts = [
        part
        for file, stack in zip(files, waiting, strict=False)
        for part in _set_sheets(workspace, file, progress, stack.orders)
    ]
    if people:
        parts += _set_badges(workspace, files[-1], progress, BadgeOrder(Wanted(ids=people)))
    return parts


def _sheets_report(printout: Printout) -> dict[str, Any]:
    counts = {"input": printout.asked, "printed": printout.printed, "skipped": printout.skipped}
    problems = [_problem(each) for each in (*printout.problems, *printout.left_out)]
    counts |= {"duplicates": printout.repeated, "pages": len(printout.pages)}
    return {**counts, "problems": problems, "again": len(printout.again)}


def _problem(each: SheetProblem) -> dict[str, Any]:
    return {**_ids(each.subject), "name": each.name, "kind": each.kind, "text": each.text}


def _told(each: Wrong) -> dict[str, Any]:
    of = each.piece.subject if each.piece else each.mark.subject or Subject()
    return {"kind": each.what, "title": each.title, **_ids(of), "day": of.day, "fault": each.fault}


def _ids(of: Subject) -> dict[str, int | None]:
    return {"person": of.person, "session": of.session, "room": of.room, "meeting": of.meeting}


def _report(run: Run) -> dict[str, Any]:
    told = (*run.problems, *run.left_out)
    problems = [{"person": e.person, "name": e.name, "kind": e.kind, "text": e.text} for e in told]
    counts = {"input": run.asked, "printed": len(run.faces), "skipped": run.skipped, "duplicates": run.repeated}
    return {**counts, "problems": problems}
