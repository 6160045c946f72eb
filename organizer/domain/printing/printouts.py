"""Whole sheets that are ready to be drawn, and what to look at before they are printed."""

from dataclasses import dataclass

from organizer.domain.printing.badges.composing import ProblemKind
from organizer.domain.printing.faces import Face
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
    once the pages are on paper.
    """

    title: str
    event: str
    pages: tuple[Face, ...]
    problems: tuple[SheetProblem, ...]
    asked: int
    skipped: int = 0
    repeated: int = 0
    pieces: tuple[Piece, ...] = ()

    @property
    def printed(self) -> int:
        """How many of what was asked for are on the pages."""
        return self.asked - self.skipped - self.repeated
