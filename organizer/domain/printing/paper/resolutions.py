"""How finely the printer draws that prints on a stock; dots an inch."""

from organizer.domain.printing.paper.stock import Medium, Stock
from organizer.errors import RuleViolation
from organizer.i18n import _

COARSEST = 203
"""Of the usual label printers: eight dots a millimetre."""

RESOLUTIONS = (COARSEST, 300, 600)
"""What there is to choose: label printers, inkjets and card printers, laser printers."""

_LEAST, _MOST = 100, 2_400


def usual_resolution(stock: Stock) -> int:
    """What is taken for granted while nobody says more.

    Rolls are printed by label printers, of which most have 203 dots. A page as large as the badge may go anywhere, so
    the same. Card printers have 300; so have the printers of offices at the least, inkjets in their draft mode.
    """
    return COARSEST if stock.takes_any_size or stock.medium is Medium.ROLL else 300


def checked_resolution(dots: int) -> int:
    """The same. Raises RuleViolation for what no printer has."""
    if not _LEAST <= dots <= _MOST:
        text = _("Printers have between {least} and {most} dots an inch, not {n}.")
        raise RuleViolation(text.format(least=_LEAST, most=f"{_MOST:,}", n=f"{dots:,}"))
    return dots
