"""Stocks that were used and the printers' profiles, as this computer keeps them."""

from typing import Any

from organizer import preferences
from organizer.domain.printing.paper import printer_profiles, stock
from organizer.domain.printing.paper.printer_profiles import Profile
from organizer.domain.printing.paper.resolutions import RESOLUTIONS, usual_resolution
from organizer.domain.printing.paper.stock import Source, Stock, understood
from organizer.errors import StorageTrouble
from organizer.i18n import _
from ui.printing.printers.trays import AUTOMATIC

_RECENT = 12


def remembered_stocks() -> tuple[Stock, ...]:
    """The own ones that were entered or used here, in whichever event; what cannot be understood is left out."""
    return understood(preferences.load().stocks)


def recent_stocks() -> tuple[str, ...]:
    """The names of what was chosen last, the latest first."""
    return preferences.load().recent_stocks


def remember_stock(chosen: Stock) -> None:
    """Put it at the head of what was chosen last; an own one is offered in other events. Raises StorageTrouble."""
    rest = [name for name in recent_stocks() if name != chosen.name]
    recent = (chosen.name, *rest[: _RECENT - 1])
    if chosen.source is Source.OWN:
        _change(recent_stocks=recent, stocks=_written(*_others(chosen.name), chosen))
    else:
        _change(recent_stocks=recent)


def offer_elsewhere(made: Stock, *, instead_of: Stock | None = None) -> None:
    """Offer what was entered in other events, in the place of what it was before. Raises StorageTrouble."""
    _change(stocks=_written(*_others(made.name, *([instead_of.name] if instead_of else ())), made))


def forget_stock(name: str) -> None:
    """Offer it in no other event. Raises StorageTrouble."""
    _change(stocks=_written(*_others(name)))


def _others(*names: str) -> tuple[Stock, ...]:
    gone = {name.casefold() for name in names}
    return tuple(each for each in remembered_stocks() if each.name.casefold() not in gone)


def _written(*stocks: Stock) -> tuple[dict[str, Any], ...]:
    return tuple(map(stock.to_json, stocks))


def resolution_for(chosen: Stock) -> int:
    """Dots an inch of the printer for such paper: as it was said last, else as is usual."""
    said = preferences.load().resolutions.get(_kind(chosen))
    return said if said in RESOLUTIONS else usual_resolution(chosen)


def keep_resolution(chosen: Stock, dots: int) -> None:
    """Remember it for paper of this kind. Raises StorageTrouble."""
    _change(resolutions={**preferences.load().resolutions, _kind(chosen): dots})


def _kind(chosen: Stock) -> str:
    """What is said of a printer for sheets is not said of one for pages of any size, which may be a label printer."""
    return "page" if chosen.takes_any_size else chosen.medium.value


def profile_of(printer: str, tray: str) -> Profile:
    """How far this printer's tray is off: as measured, else as measured with the tray it takes by itself, else not."""
    trays = preferences.load().printers.get(printer, {})
    return printer_profiles.from_json(trays.get(tray, trays.get(AUTOMATIC)))


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
