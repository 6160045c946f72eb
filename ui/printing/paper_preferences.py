"""Own stocks, what was used last and the printers' profiles, as this computer keeps them."""

from typing import Any

from organizer import preferences
from organizer.domain.printing.paper import printer_profiles, stock
from organizer.domain.printing.paper.printer_profiles import Profile
from organizer.domain.printing.paper.stock import SINGLE, Stock, check_stock
from organizer.domain.printing.paper.stock_catalogue import catalogue
from organizer.errors import Refused, RuleViolation, StorageTrouble
from organizer.i18n import _

_RECENT = 12


def own_stocks() -> tuple[Stock, ...]:
    """Those that were added here; one that cannot be understood is left out."""
    made = []
    for written in preferences.load().stocks:
        try:
            made.append(stock.from_json(written))
        except Refused:
            continue
    return tuple(made)


def known_stocks() -> tuple[Stock, ...]:
    """The own ones, and all that come with the program."""
    return (*own_stocks(), *catalogue())


def keep_stock(made: Stock, *, instead_of: Stock | None = None) -> None:
    """Add an own stock, or change one. Raises RuleViolation (figures, or a name that is taken), StorageTrouble."""
    check_stock(made)
    rest = [each for each in own_stocks() if instead_of is None or each.name != instead_of.name]
    if any(each.name.casefold() == made.name.casefold() for each in (*rest, *catalogue())):
        raise RuleViolation(_("There is a stock “{name}” already; give yours another name.").format(name=made.name))
    _change(stocks=tuple(stock.to_json(each) for each in (*rest, made)))


def drop_stock(gone: Stock) -> None:
    """Remove an own stock. Raises StorageTrouble."""
    _change(stocks=tuple(stock.to_json(each) for each in own_stocks() if each.name != gone.name))


def recent_stocks() -> tuple[str, ...]:
    """The names of what was chosen last, the latest first."""
    return preferences.load().recent_stocks


def last_stock() -> Stock:
    """What was chosen last and is still known, else a page for each."""
    recent = recent_stocks()[:1]
    stocks = known_stocks() if recent else ()  # else the catalogue is not read before somebody looks into it
    return next((each for each in stocks if each.name in recent), SINGLE)


def remember_stock(chosen: Stock) -> None:
    """Put it at the head of what was chosen last. Raises StorageTrouble."""
    rest = [name for name in recent_stocks() if name != chosen.name]
    _change(recent_stocks=(chosen.name, *rest[: _RECENT - 1]))


def profile_of(printer: str, tray: str) -> Profile:
    """How far this printer's tray is off; not at all where nobody has measured."""
    return printer_profiles.from_json(preferences.load().printers.get(printer, {}).get(tray))


def keep_profile(printer: str, tray: str, profile: Profile) -> None:
    """Remember what was measured. Raises StorageTrouble."""
    kept = preferences.load().printers
    trays = {**kept.get(printer, {}), tray: printer_profiles.to_json(profile)}
    _change(printers={**kept, printer: trays})


def _change(**values: Any) -> None:
    try:
        preferences.change(**values)
    except OSError as problem:
        text = _("The preferences cannot be kept: {reason}.").format(reason=problem.strerror)
        raise StorageTrouble(text) from problem
