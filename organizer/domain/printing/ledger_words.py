"""The ledger in sentences."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from organizer.domain.printing.choices import Reason
from organizer.domain.printing.ledger import Fault, Mark, Wrong
from organizer.domain.printing.pieces import Piece, PieceKind
from organizer.domain.printing.sheet_orders import SheetKind
from organizer.i18n import _, ngettext, paragraph

_Sort = PieceKind | SheetKind
"""What is counted together: a kind of the ledger, of whose door signs those of sessions have a word of their own."""


def _sort(each: Piece | Mark) -> _Sort:
    """A mark whose session was deleted is known by how it was made."""
    if each.what is not PieceKind.DOOR_SIGN:
        return each.what
    of_session = each.subject.session if each.subject else each.made.startswith(f"{SheetKind.SESSION_SIGNS} ")
    return SheetKind.SESSION_SIGNS if of_session else each.what


def _place(sort: _Sort) -> tuple[int, bool]:
    """Where a sort stands among the others: in the order of printing, the signs of sessions behind those of rooms."""
    if isinstance(sort, SheetKind):
        return list(PieceKind).index(PieceKind.DOOR_SIGN), True
    return list(PieceKind).index(sort), False


def _counted(sort: _Sort, count: int) -> str:
    """“3 table tents”."""
    said = {
        SheetKind.SESSION_SIGNS: ngettext("{n} session sign", "{n} session signs", count),
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
    }[sort]
    return said.format(n=f"{count:,}")


def counted_pieces(pieces: Iterable[Piece | Mark]) -> str:
    """“2 door signs, 3 table tents”."""
    counts = Counter(map(_sort, pieces))
    return _(", ").join(_counted(sort, counts[sort]) for sort in sorted(counts, key=_place))


def short_title(piece: Piece) -> str:
    """“Anna” instead of “the badge of Anna”, for where it is known what is meant; without a name the whole title."""
    said = {
        PieceKind.BADGE: _("the badge of {name}"),
        PieceKind.TENT: _("the tent of {name}"),
        PieceKind.NAME_PLATE: _("the name plate of {name}"),
        PieceKind.PERSONAL: _("the personal schedule of {name}"),
        PieceKind.RESERVED_SEAT: _("the reserved seat of {name}"),
        PieceKind.CERTIFICATE: _("the certificate of {name}"),
    }
    before, _name, after = said.get(piece.what, "{name}").partition("{name}")
    return piece.title.removeprefix(before).removesuffix(after)


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
    groups: defaultdict[_Sort, list[Wrong]] = defaultdict(list)
    for each in wrongs:
        groups[_sort(each.piece or each.mark)].append(each)
    sorts = sorted(groups, key=_place)
    said = [_named(sort, groups[sort]) for sort in sorts[:most]]
    if rest := sum(len(groups[sort]) for sort in sorts[most:]):
        said.append(_("{n} more").format(n=f"{rest:,}"))
    return _(", ").join(said)


def _named(sort: _Sort, group: Sequence[Wrong]) -> str:
    """Of a sort the only one by its name, or how many there are."""
    return group[0].title if len(group) == 1 else _counted(sort, len(group))


def reason_words() -> dict[Reason, str]:
    """Each reason as somebody chooses it."""
    return {
        Reason.LOST: _("It was lost"),
        Reason.DAMAGED: _("It is damaged"),
        Reason.CORRECTED: _("Something was corrected"),
        Reason.MORE: _("More are needed"),
        Reason.OTHER: _("Another reason"),
    }
