"""``organizer print``: badges and sheets of the programme to a PDF without a window."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from PySide6.QtGui import QGuiApplication

from organizer.domain.printing.badges.preflight import stock_problem
from organizer.domain.printing.badges.runs import Run, Wanted
from organizer.domain.printing.ledger import Reprint
from organizer.domain.printing.paper.imposition import Paper
from organizer.domain.printing.paper.resolutions import checked_resolution, usual_resolution
from organizer.domain.printing.paper.stock import SINGLE
from organizer.domain.printing.pieces import PieceKind
from organizer.domain.printing.printouts import Printout, SheetProblem
from organizer.domain.printing.reprints import stacks
from organizer.domain.printing.sheet_orders import SheetOrder
from organizer.errors import NotFound
from organizer.i18n import _
from organizer.progress import Progress
from organizer.services.outputs import refuse_output
from organizer.services.printing import ledger
from organizer.services.workspace import Workspace
from ui import theme
from ui.printing.pdf import PDF
from ui.printing.press import files_of, refuse_further, set_badges, sheets_to_pdf, write_badges
from ui.printing.stock_shelf import StockShelf


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


def print_badges(
    workspace: Workspace, path: Path, progress: Progress, order: BadgeOrder, *, again: Reprint | None = None
) -> dict[str, Any]:
    """Issue missing codes, write the badges to ``path`` and mark them printed.

    ``again``: why those are printed that were on paper just so. Returns and raises what proof_badges does.
    """
    run, document = _write(workspace, path, progress, order)
    if run.faces:
        ledger.mark_printed(workspace, run.pieces, progress, again=again)
    return document


def proof_badges(workspace: Workspace, path: Path, progress: Progress, order: BadgeOrder) -> dict[str, Any]:
    """Issue missing codes and write the badges to ``path``; none is marked as printed.

    Returns ``input``, ``printed``, ``skipped``, ``duplicates``, ``pages``, ``problems``, ``again`` (how many were on
    paper just so) and ``files``, where input = printed + skipped + duplicates; there is a file for each size of badges
    and each parcel that is apart, and none when nobody needs a badge. Raises NotFound, BadInput, RuleViolation,
    FileTrouble, Cancelled.
    """
    return _write(workspace, path, progress, order)[1]


def _write(workspace: Workspace, path: Path, progress: Progress, order: BadgeOrder) -> tuple[Run, dict[str, Any]]:
    refuse_output(path, PDF)
    _application = application()
    shelf = StockShelf(workspace)
    paper = replace(order.use, stock=shelf.named(order.stock))
    dots = usual_resolution(paper.stock) if order.resolution is None else checked_resolution(order.resolution)
    run, typeface = set_badges(workspace, order.wanted, progress, template=order.template, resolution=dots)
    if not run.faces and not order.wanted.due:
        raise NotFound(_("There is nobody to print a badge for; import or add attendees first."))
    pages = before = 0
    if run.faces:
        shelf.take(paper.stock)
        pages = write_badges(workspace, run, path, progress, typeface=typeface, paper=paper)
        before = len(ledger.read_standing(workspace, [PieceKind.BADGE]).printed(run.pieces))
    of_stock = (stock_problem(paper.stock, batch.faces[0]) for batch in run.batches)
    run = replace(run, problems=(*filter(None, of_stock), *run.problems))
    return run, {**report(run, pages), "again": before, "files": [each.name for each in files_of(run, path)]}


def print_sheets(
    workspace: Workspace, path: Path, progress: Progress, orders: Sequence[SheetOrder], *, again: Reprint | None = None
) -> dict[str, Any]:
    """Write sheets to ``path`` and mark them printed; no file where everything that is due is so already.

    ``again``: why those are printed that were on paper just so. Returns and raises what proof_sheets does.
    """
    printout = _write_sheets(workspace, path, progress, orders)
    ledger.mark_printed(workspace, printout.pieces, progress, again=again)
    return sheets_report(printout, path)


def proof_sheets(workspace: Workspace, path: Path, progress: Progress, orders: Sequence[SheetOrder]) -> dict[str, Any]:
    """Write sheets, all on paper of one size, to ``path``; none is marked as printed.

    Returns ``input`` = ``printed`` + ``skipped`` (nothing to print of them) + ``duplicates`` (there once already),
    ``pages``, ``problems``, ``again`` (how many are on paper just so) and ``files``. Raises NotFound, BadInput,
    FileTrouble, Cancelled.
    """
    return sheets_report(_write_sheets(workspace, path, progress, orders), path)


def _write_sheets(workspace: Workspace, path: Path, progress: Progress, orders: Sequence[SheetOrder]) -> Printout:
    _application = application()
    return sheets_to_pdf(workspace, orders, progress, path=path)


def print_wrong(
    workspace: Workspace,
    path: Path,
    progress: Progress,
    *,
    sheets: Callable[..., dict[str, Any]] = print_sheets,
    badges: Callable[..., dict[str, Any]] = print_badges,
) -> dict[str, Any]:
    """Write all that became wrong as it would be now, and mark it printed; a file for each paper, the last of badges.

    ``sheets`` and ``badges`` write, those of a proof without marking. Returns and raises what they do.
    """
    wrongs = ledger.wrong(workspace, progress)
    waiting = stacks(wrongs)
    people = [
        id for each in wrongs if each.what is PieceKind.BADGE and each.piece and (id := each.piece.subject.person)
    ]
    further = range(2, len(waiting) + bool(people) + 1)
    files = [path, *(path.with_name(f"{path.stem}-{number}{path.suffix}") for number in further)]
    refuse_further(files, path)
    done = [sheets(workspace, file, progress, stack.orders) for file, stack in zip(files, waiting, strict=False)]
    if people:
        done.append(badges(workspace, files[-1], progress, BadgeOrder(Wanted(ids=people))))
    return _summed(done)


def _summed(done: Sequence[dict[str, Any]]) -> dict[str, Any]:
    counts = {name: sum(each[name] for each in done) for name in ("input", "printed", "skipped", "duplicates", "pages")}
    problems, files = ([item for each in done for item in each[name]] for name in ("problems", "files"))
    return {**counts, "problems": problems, "again": sum(each["again"] for each in done), "files": files}


def sheets_report(printout: Printout, path: Path) -> dict[str, Any]:
    """A printout that was written to ``path`` as ``print --json`` tells it."""
    counts = {"input": printout.asked, "printed": printout.printed, "skipped": printout.skipped}
    problems, files = [_problem(each) for each in printout.problems], [path.name] if printout.pages else []
    counts |= {"duplicates": printout.repeated, "pages": len(printout.pages)}
    return {**counts, "problems": problems, "again": len(printout.again), "files": files}


def _problem(each: SheetProblem) -> dict[str, Any]:
    of = each.subject
    subject = {"person": of.person, "session": of.session, "room": of.room, "meeting": of.meeting}
    return {**subject, "name": each.name, "kind": each.kind, "text": each.text}


def report(run: Run, pages: int) -> dict[str, Any]:
    """A run as ``print --json`` tells it."""
    problems = [{"person": e.person, "name": e.name, "kind": e.kind, "text": e.text} for e in run.problems]
    counts = {"input": run.asked, "printed": len(run.faces), "skipped": run.skipped, "duplicates": run.repeated}
    return {**counts, "pages": pages, "problems": problems}
