"""Wrong sheets as orders: each made as it was before, and together what goes through the printer in one run."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from organizer.domain.printing.ledger import Wrong
from organizer.domain.printing.pieces import Piece, PieceKind
from organizer.domain.printing.sheet_orders import OF_STAGES, PaperSize, SheetKind, SheetOrder, order_made
from organizer.domain.printing.sheets.kinds import PIECES, kind_of

_ALONE = (SheetKind.BOOKLET, SheetKind.SPLIT_POSTER)
"""What is turned over, and what is sorted by hand."""

_Paper = tuple[PaperSize, SheetKind | None]


@dataclass(frozen=True, slots=True)
class Stack:
    """Sheets on one paper: an order for each way in which some of them are made, and the pieces that they are."""

    orders: tuple[SheetOrder, ...]
    pieces: tuple[Piece, ...]


def stacks(wrongs: Iterable[Wrong]) -> tuple[Stack, ...]:
    """What is to be printed again of whole sheets, a stack for each paper, the highest first; badges are not in it."""
    papers: defaultdict[_Paper, defaultdict[SheetOrder, list[Piece]]]
    papers = defaultdict(lambda: defaultdict(list))
    for each in wrongs:
        if each.piece and each.what is not PieceKind.BADGE:
            order = _as_before(each.mark.made, each.piece)
            papers[_paper(order)][order].append(each.piece)
    made = (_stack(orders) for orders in papers.values())
    return tuple(sorted(made, key=lambda stack: -len(stack.pieces)))


def _stack(orders: dict[SheetOrder, list[Piece]]) -> Stack:
    narrowed = tuple(_only(order, pieces) for order, pieces in orders.items())
    return Stack(narrowed, tuple(piece for pieces in orders.values() for piece in pieces))


def _as_before(made: str, piece: Piece) -> SheetOrder:
    """In the same languages on the same paper; what the ledger does not know is made as usual. A booklet is whole."""
    order = order_made(made)
    if order is None or PIECES.get(order.kind) is not piece.what:
        kind = kind_of(piece)
        order = SheetOrder(kind, kind.sizes[0])
    return replace(order, due=True, day=piece.subject.day if order.kind is SheetKind.BOOKLET else None)


def _only(order: SheetOrder, pieces: Iterable[Piece]) -> SheetOrder:
    subjects = frozenset(piece.subject for piece in pieces)
    people = tuple(sorted(each.person for each in subjects if each.person)) if order.kind in OF_STAGES else None
    return replace(order, subjects=subjects, people=people)


def _paper(order: SheetOrder) -> _Paper:
    return order.size, order.kind if order.kind in _ALONE else None
