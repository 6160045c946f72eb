"""Whole sheets that are ready to be drawn, and what to look at before they are printed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from organizer.domain.printing.badges.composing import ProblemKind
from organizer.domain.printing.faces import Face, Placed, Turn
from organizer.domain.printing.pieces import Piece, Subject


@dataclass(frozen=True, slots=True)
class SheetProblem:
    """One thing to look at before a sheet is printed.

    ``subject`` and ``name``: of whom or what the sheet is; ``text`` is a whole sentence.
    """

    subject: Subject
    name: str
    kind: ProblemKind
    text: str


@dataclass(frozen=True, slots=True)
class Printout:
    """Pages ready to be drawn, all of one size, and what they are of.

    ``asked`` = printed + ``skipped`` (nothing to print of them) + ``repeated``. ``pieces``: what the ledger remembers
    once the pages are on paper; ``again``: those of them that are on paper just so already. ``left_out``: why things
    were skipped that are not on paper.
    """

    title: str
    event: str
    pages: tuple[Face, ...]
    problems: tuple[SheetProblem, ...]
    asked: int
    skipped: int = 0
    repeated: int = 0
    pieces: tuple[Piece, ...] = ()
    again: tuple[Piece, ...] = ()
    left_out: tuple[SheetProblem, ...] = ()

    @property
    def printed(self) -> int:
        """How many of what was asked for are on the pages."""
        return self.asked - self.skipped - self.repeated


def together(title: str, printouts: Sequence[Printout]) -> Printout:
    """Several printouts on paper of one size as one; a reader of PDF lists where each begins.

    Where some pages stand and others lie, these are turned.
    """
    if len({(page.width, page.height) for each in printouts for page in each.pages}) > 1:
        printouts = [replace(each, pages=tuple(map(_upright, each.pages))) for each in printouts]
    return Printout(
        title,
        event=next((each.event for each in printouts), ""),
        pages=tuple(page for each in printouts for page in _marked(each)),
        problems=tuple(problem for each in printouts for problem in each.problems),
        asked=sum(each.asked for each in printouts),
        skipped=sum(each.skipped for each in printouts),
        repeated=sum(each.repeated for each in printouts),
        pieces=tuple(piece for each in printouts for piece in each.pieces),
        again=tuple(piece for each in printouts for piece in each.again),
        left_out=tuple(problem for each in printouts for problem in each.left_out),
    )


def _marked(printout: Printout) -> Iterator[Face]:
    for number, page in enumerate(printout.pages):
        yield replace(page, bookmark="" if number else printout.title)


def _upright(page: Face) -> Face:
    """A page that lies, turned by a quarter to the right."""
    if page.width <= page.height:
        return page
    across = Placed(page.height, 0, Turn.RIGHT, (*page.fixed, *page.own))
    return Face(page.height, page.width, (), (across,))
