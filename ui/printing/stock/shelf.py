"""The stocks there are to print on: the event's own, those this computer remembers, and those of the program.

What was entered by somebody lies in the event, for every laptop. The computer remembers what was entered or chosen here
and offers it in other events; whatever of it is chosen there is taken into that event.
"""

from typing import TYPE_CHECKING

from organizer.domain.printing.paper.stock import SINGLE, Source, Stock
from organizer.domain.printing.paper.stock_catalogue import catalogue, stock_named
from organizer.services.printing import stocks
from ui.printing.stock.preferences import forget_stock, recent_stocks, remembered_stocks

if TYPE_CHECKING:
    from organizer.services.workspace import Workspace


class StockShelf:
    """Of one event, as it is at the moment when it is asked."""

    def __init__(self, workspace: "Workspace") -> None:
        self._workspace = workspace

    def of_event(self) -> tuple[Stock, ...]:
        """Those that lie in the event."""
        return stocks.event_stocks(self._workspace)

    def own(self) -> tuple[Stock, ...]:
        """The event's, and those that this computer remembers under other names."""
        here = self.of_event()
        taken = {each.name.casefold() for each in (*here, *catalogue())}
        return (*here, *(each for each in remembered_stocks() if each.name.casefold() not in taken))

    def known(self) -> tuple[Stock, ...]:
        """All; the own ones first."""
        return (*self.own(), *catalogue())

    def named(self, name: str) -> Stock:
        """The one that is called so. Raises NotFound, BadInput: see stock_named."""
        return stock_named(name, self.own())

    def now(self, stock: Stock) -> Stock:
        """As it is now: one of the event may have been changed, or be gone, and then it is a page for each badge."""
        if stock.source is not Source.OWN:
            return stock
        return next((each for each in self.of_event() if each.name == stock.name), SINGLE)

    def last(self) -> Stock:
        """What was chosen last on this computer, where the event or the program has it; else a page for each."""
        recent = recent_stocks()[:1]
        known = (*self.of_event(), *catalogue()) if recent else ()  # else nobody waits for the catalogue
        return next((each for each in known if each.name in recent), SINGLE)

    # -- changing ------------------------------------------------------------------------------------------------------

    def take(self, stock: Stock) -> None:
        """See that the event has an own stock that is printed on. Raises StorageTrouble."""
        if stock.source is Source.OWN and not self._has(stock):
            stocks.add_stock(self._workspace, stock)

    def keep(self, made: Stock, *, instead_of: Stock | None = None) -> None:
        """Add an own one to the event, or change one. Raises RuleViolation (figures, a name taken), StorageTrouble."""
        if instead_of is not None and self._has(instead_of):
            stocks.change_stock(self._workspace, instead_of.name, made)
        else:
            stocks.add_stock(self._workspace, made)

    def drop(self, stock: Stock) -> None:
        """Let an own one go, from the event and from what is remembered. Raises StorageTrouble."""
        if self._has(stock):
            stocks.delete_stock(self._workspace, stock.name)
        forget_stock(stock.name)

    def _has(self, stock: Stock) -> bool:
        return stock.name.casefold() in {each.name.casefold() for each in self.of_event()}
