"""The event's own stocks: what somebody measured and entered, so that every laptop of the event prints on it.

Each change is one step that can be undone. A stock is known by its name, whatever its case.
"""

from collections import ChainMap
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, delete, select, update

from organizer.domain.printing.paper.stock import Stock, check_stock, to_json, understood
from organizer.domain.printing.paper.stock_catalogue import catalogue
from organizer.errors import NotFound, RuleViolation
from organizer.i18n import _
from organizer.services.workspace import Workspace
from organizer.storage import tables
from organizer.storage.bulk import insert_row

_STOCK = tables.stock


def event_stocks(workspace: Workspace) -> tuple[Stock, ...]:
    """The event's own stocks by name; one that cannot be understood is left out."""
    with workspace.reading() as db:
        rows = list(db.execute(select(_STOCK.c.name, _STOCK.c.figures).order_by(_STOCK.c.name)))
    return understood(ChainMap({"name": row.name}, row.figures) for row in rows)  # which looks into them when asked


def add_stock(workspace: Workspace, stock: Stock) -> None:
    """Take a stock into the event. Raises RuleViolation (figures, or a name that is taken)."""
    check_stock(stock)
    with workspace.operation(_("Add the stock “{name}”").format(name=stock.name)) as db:
        _refuse_taken(stock.name, (*_names(db), *(each.name for each in catalogue())))
        insert_row(db, _STOCK, _values(stock))


def change_stock(workspace: Workspace, name: str, stock: Stock) -> None:
    """Give the event's stock ``name`` other figures, or another name. Raises NotFound, RuleViolation as add_stock."""
    check_stock(stock)
    with workspace.operation(_("Change the stock “{name}”").format(name=name)) as db:
        id = _id(db, name)
        others = (each for each in _names(db) if each.casefold() != name.casefold())
        _refuse_taken(stock.name, (*others, *(each.name for each in catalogue())))
        db.execute(update(_STOCK).where(_STOCK.c.id == id).values(**_values(stock)))


def delete_stock(workspace: Workspace, name: str) -> None:
    """Let the event's stock ``name`` go. Raises NotFound."""
    with workspace.operation(_("Delete the stock “{name}”").format(name=name)) as db:
        db.execute(delete(_STOCK).where(_STOCK.c.id == _id(db, name)))


def _names(db: Connection) -> Iterable[str]:
    return db.scalars(select(_STOCK.c.name))


def _refuse_taken(name: str, taken: Iterable[str]) -> None:
    if any(each.casefold() == name.casefold() for each in taken):
        raise RuleViolation(_("There is a stock “{name}” already; give yours another name.").format(name=name))


def _id(db: Connection, name: str) -> int:
    rows = db.execute(select(_STOCK.c.id, _STOCK.c.name))
    found = next((row.id for row in rows if row.name.casefold() == name.casefold()), None)
    if found is None:
        raise NotFound(_("The stock “{name}” is not in the event any more.").format(name=name))
    return int(found)


def _values(stock: Stock) -> dict[str, Any]:
    figures = to_json(stock)
    return {"name": figures.pop("name"), "figures": figures}
