"""What would be printed now: the pieces of every kind, read from the event."""

from collections.abc import Callable, Collection, Iterable, Mapping

from sqlalchemy import Connection

from organizer.domain.printing.pieces import Piece, PieceKind
from organizer.services.printing.badges import badge_pieces
from organizer.services.printing.printouts import agenda_pieces, booklet_pieces, poster_pieces
from organizer.services.printing.sheets import SHEET_PIECES, sheet_pieces

READERS: Mapping[PieceKind, Callable[[Connection], Iterable[Piece]]] = {
    PieceKind.BADGE: badge_pieces,
    PieceKind.AGENDA: agenda_pieces,
    PieceKind.POSTER: poster_pieces,
    PieceKind.BOOKLET: booklet_pieces,
    **{kind: sheet_pieces(kind) for kind in SHEET_PIECES},
}
"""Who gives the pieces of a kind; a kind that is not here cannot be printed (yet)."""


def current(db: Connection, kinds: Collection[PieceKind] = tuple(READERS)) -> tuple[Piece, ...]:
    """The pieces of these kinds as the event is now, each subject once a kind. Raises BadInput: a broken template."""
    return tuple(piece for kind, read in READERS.items() if kind in kinds for piece in read(db))
