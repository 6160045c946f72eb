"""What a printout is counted in, in words."""

from collections.abc import Iterator, Sequence

from organizer.domain.printing.ledger_words import counted_pieces
from organizer.domain.printing.printouts import Printout
from organizer.domain.printing.sheet_orders import SheetKind, SheetOrder
from organizer.i18n import _, ngettext


def said_counts(orders: Sequence[SheetOrder], printout: Printout) -> Iterator[str]:
    """Pages, what is on them, what was left out and why, and what is there already."""
    order = orders[0]
    kind = order.kind
    pages = len(printout.pages)
    yield ngettext("{n} page", "{n} pages", pages).format(n=f"{pages:,}")
    if len(orders) > 1:
        yield counted_pieces(printout.pieces)
        return
    yield _counted(kind, printout.printed)
    if printout.skipped:
        said = _("{n} left out") if order.due else _left_out(kind)
        yield said.format(n=f"{printout.skipped:,}")
    if printout.repeated:
        said = ngettext("{n} is there once already", "{n} are there once already", printout.repeated)
        yield said.format(n=f"{printout.repeated:,}")


def _counted(kind: SheetKind, count: int) -> str:
    match kind:
        case SheetKind.DOOR_SIGNS:
            said = ngettext("{n} sign", "{n} signs", count)
        case SheetKind.MEETING_SLIPS:
            said = ngettext("{n} meeting", "{n} meetings", count)
        case SheetKind.WALK_IN:
            said = ngettext("{n} form", "{n} forms", count)
        case each if each in _OF_PEOPLE:
            said = ngettext("{n} person", "{n} people", count)
        case _other:
            said = ngettext("{n} session", "{n} sessions", count)
    return said.format(n=f"{count:,}")


def _left_out(kind: SheetKind) -> str:
    match kind:
        case SheetKind.DOOR_SIGNS:
            return _("{n} empty room-days")
        case SheetKind.MEETING_SLIPS:
            return _("{n} without a time")
        case SheetKind.PERSONAL:
            return _("{n} without anything that has a time")
        case each if each in _OF_PEOPLE:
            return _("{n} cancelled or without a name")
    return _("{n} without a time or cancelled")


_OF_PEOPLE = frozenset(
    {
        *(SheetKind.TENTS, SheetKind.SMALL_TENTS, SheetKind.NAME_PLATES, SheetKind.SEATS, SheetKind.PERSONAL),
        *(SheetKind.CERTIFICATES, SheetKind.SIGN_IN, SheetKind.PAPER_PACK),
    }
)
