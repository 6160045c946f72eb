"""The ledger in sentences."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

from organizer.domain.printing.ledger import Fault, Reason, Wrong
from organizer.domain.printing.pieces import Piece, PieceKind
from organizer.i18n import _, ngettext, paragraph


def counted(kind: PieceKind, count: int) -> str:
    """“3 table tents”."""
    said = {
        PieceKind.BADGE: ngettext("{n} badge", "{n} badges", count),
        PieceKind.AGENDA: ngettext("{n} agenda", "{n} agendas", count),
        PieceKind.POSTER: ngettext("{n} poster", "{n} posters", count),
        PieceKind.BOOKLET: ngettext("{n} booklet", "{n} booklets", count),
        PieceKind.DOOR_SIGN: ngettext("{n} door sign", "{n} door signs", count),
        PieceKind.SIGN_IN: ngettext("{n} sign-in sheet", "{n} sign-in sheets", count),
        PieceKind.TENT: ngettext("{n} table tent", "{n} table tents", count),
        PieceKind.NAME_PLATE: ngettext("{n} name plate", "{n} name plates", count),
        PieceKind.PERSONAL: ngettext("{n} personal schedule", "{n} personal schedules", count),
        PieceKind.MEETING_SLIP: ngettext("{n} meeting slip", "{n} meeting slips", count),
        PieceKind.RESERVED_SEAT: ngettext("{n} reserved-seat sign", "{n} reserved-seat signs", count),
        PieceKind.CERTIFICATE: ngettext("{n} certificate", "{n} certificates", count),
        PieceKind.RUN_SHEET: ngettext("{n} run sheet", "{n} run sheets", count),
        PieceKind.WALK_IN: ngettext("{n} walk-in form", "{n} walk-in forms", count),
    }[kind]
    return said.format(n=f"{count:,}")


def counted_pieces(pieces: Iterable[Piece]) -> str:
    """“2 door signs, 3 table tents”."""
    counts = Counter(each.what for each in pieces)
    return _(", ").join(counted(kind, counts[kind]) for kind in PieceKind if kind in counts)


def say_wrong(wrongs: Sequence[Wrong], most: int = len(PieceKind)) -> str:
    """What is wrong with the paper that is out there, in one or two sentences; empty when nothing is.

    ``most``: so many kinds are named in a sentence, the others are counted.
    """
    changed = [each for each in wrongs if each.fault is Fault.CHANGED]
    gone = [each for each in wrongs if each.fault is Fault.GONE]
    wrong = ngettext("{n} sheet is now wrong: {which}.", "{n} sheets are now wrong: {which}.", len(changed))
    needless = ngettext(
        "{n} sheet is no longer needed: {which}.", "{n} sheets are no longer needed: {which}.", len(gone)
    )
    said = ((wrong, changed), (needless, gone))
    return paragraph(text.format(n=f"{len(some):,}", which=_listed(some, most)) for text, some in said if some)


def _listed(wrongs: Sequence[Wrong], most: int) -> str:
    groups = [list(group) for _kind, group in groupby(wrongs, key=lambda each: each.what)]
    said = [_named(group) for group in groups[:most]]
    if rest := sum(map(len, groups[most:])):
        said.append(_("{n} more").format(n=f"{rest:,}"))
    return _(", ").join(said)


def _named(group: Sequence[Wrong]) -> str:
    """Of a kind the only one by its name, or how many there are."""
    return group[0].title if len(group) == 1 else counted(group[0].what, len(group))


def reason_words() -> dict[Reason, str]:
    """Each reason as somebody chooses it."""
    return {
        Reason.LOST: _("It was lost"),
        Reason.DAMAGED: _("It is damaged"),
        Reason.CORRECTED: _("Something was corrected"),
        Reason.MORE: _("More are needed"),
        Reason.OTHER: _("Another reason"),
    }
