"""Every stock that the program knows, found by its maker, its number, an alias or what it is for."""

import json
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from functools import cache

from organizer.domain.folding import fold
from organizer.domain.printing.faces import millimetres
from organizer.domain.printing.paper.stock import (
    BUILT_IN,
    UNREACHED,
    Medium,
    Source,
    Stock,
    from_json,
    number_of,
    same_number,
)
from organizer.errors import BadInput, NotFound
from organizer.i18n import _
from organizer.resources import resource

FILES = ((Source.GLABELS, "glabels.json"), (Source.PRETIX, "pretix.json"))
_SHOWN = 8
"""So many of several names are told in a sentence."""
_ALIKE = 0.75
"""From this ratio of difflib on names are alike: one of four digits may be another."""


@cache
def catalogue() -> tuple[Stock, ...]:
    """What comes with the program: built in, then the label sheets, in the order of their files."""
    return BUILT_IN + tuple(stock for source, name in FILES for stock in _read(source, name))


def _read(source: Source, name: str) -> tuple[Stock, ...]:
    lines = json.loads(resource("stock", name).read_text(encoding="utf-8"))
    return tuple(from_json(line, source) for line in lines)


def stock_named(name: str, own: Iterable[Stock] = ()) -> Stock:
    """The stock that is called ``name``, or whose number or alias it is; the user's ``own`` go first.

    Raises NotFound with names that are alike, if there are, BadInput where several of other figures are called so.
    """
    stocks = (*own, *catalogue())
    wanted = fold(name)
    exact = next((each for each in stocks if fold(each.name) == wanted), None)
    if exact is not None:
        return exact
    found = [each for each in stocks if wanted in _names(each)]
    if not found:
        raise NotFound(_nothing(name, stocks))
    if any(not each.is_like(found[0]) for each in found):
        text = _("“{name}” is the number of several stocks with other figures; choose one: {stocks}.")
        told = "; ".join(f"{each.name} ({figures_words(each)})" for each in found)
        raise BadInput(text.format(name=name, stocks=told))
    return found[0]


def _nothing(name: str, stocks: Sequence[Stock]) -> str:
    alike = search(name, stocks) or _nearly(name, stocks)
    text = _("There is no stock “{name}”. Alike are, among others: {known}.")
    if not alike:
        text = _("There is no stock “{name}”. There are, among others: {known}.")
    return text.format(name=name, known=", ".join(each.name for each in (alike or BUILT_IN)[:_SHOWN]))


def _nearly(name: str, stocks: Sequence[Stock]) -> tuple[Stock, ...]:
    """The stocks whose number is written almost so: those of the same maker first, the nearest first."""
    maker, number = _maker_and_number(name)
    called = [(each, *_maker_and_number(each.name)) for each in stocks]
    numbers = dict.fromkeys(its for _stock, _maker, its in called)
    near = get_close_matches(number, numbers, n=len(numbers), cutoff=_ALIKE)
    found = [(its_maker != maker, near.index(its), each) for each, its_maker, its in called if its in near]
    return tuple(each for _other, _place, each in sorted(found, key=lambda one: one[:2]))


def _maker_and_number(name: str) -> tuple[str, str]:
    """As they are compared; a single word is both."""
    words = number_of(name).split() or [""]
    return words[0], words[-1]


def _names(stock: Stock) -> frozenset[str]:
    """What it may be called for: with its maker, and by the number alone."""
    called = {fold(each) for each in (stock.name, *stock.aliases)}
    return stock.numbers | called | {each.split()[-1] for each in called | stock.numbers}


def search(text: str, stocks: Sequence[Stock], recent: Sequence[str] = ()) -> tuple[Stock, ...]:
    """The stocks in which every word of the text occurs; first what was used last, then whose number begins so."""
    words = fold(text).split()
    found = [each for each in stocks if all(word in _searched(each) for word in words)]
    order = {name: place for place, name in enumerate(recent)}
    return tuple(sorted(found, key=lambda each: (order.get(each.name, len(order)), _far_from(each, words))))


@cache
def _searched(stock: Stock) -> str:
    return fold(" ".join((stock.name, *stock.aliases, *stock.numbers, stock.about, size_words(stock))))


def _far_from(stock: Stock, words: Sequence[str]) -> int:
    if not words:
        return 0
    numbers = [number.split()[-1] for number in (*stock.numbers, number_of(stock.name))]
    return 0 if words[-1] in numbers else 1 if any(number.startswith(words[-1]) for number in numbers) else 2


# -- what is said of one -----------------------------------------------------------------------------------------------


def title_of(stock: Stock) -> str:
    """What people call it: a maker's name and number, or in the user's language what is built in."""
    if stock.source is not Source.BUILT_IN:
        return stock.name
    titles = {
        "single": _("A page for each"),
        "a4": _("A4 paper"),
        "a3": _("A3 paper"),
        "letter": _("Letter paper"),
        "card": _("Plastic card"),
        "badge 90 × 60": _("Badge 90 × 60 mm"),
        "badge 4 × 3 in": _("Badge 4 × 3 inches"),
        "roll 62": _("Roll of 62 mm"),
    }
    return titles.get(stock.name, stock.name)


def size_words(stock: Stock) -> str:
    """The label's size, else the paper's."""
    width, height = (stock.labels.width, stock.labels.height) if stock.labels else (stock.width, stock.height)
    if stock.labels and stock.labels.are_round:
        return f"⌀ {millimetres(width)} mm"
    return f"{millimetres(width)} × {millimetres(height)} mm" if height else f"{millimetres(width)} mm"


def figures_words(stock: Stock) -> str:
    """All its figures in a line."""
    if stock.labels is None or stock.medium is not Medium.SHEET:
        return size_words(stock)
    grids = [
        _("{columns} × {rows}, {left} mm from the left and {top} mm from the top").format(
            columns=grid.columns, rows=grid.rows, left=millimetres(grid.left), top=millimetres(grid.top)
        )
        for grid in stock.grids
    ]
    return f"{size_words(stock)}, " + " + ".join(grids)


def warnings(stock: Stock, stocks: Iterable[Stock]) -> tuple[str, ...]:
    """What must be known before sheets are spent on it: other figures elsewhere, and labels at the paper's edge."""
    others = same_number(stock, stocks)
    said = []
    if others:
        told = "; ".join(f"{each.name}: {figures_words(each)}" for each in others)
        said.append(_("Sources contradict each other about this number. {others}.").format(others=told))
        said.append(_("Print one page on plain paper and hold it against the labels."))
    return (*said, *_edge_warning(stock))


def brief_warnings(stock: Stock, stocks: Iterable[Stock]) -> tuple[str, ...]:
    """The same in few words."""
    said = _("Sources contradict each other about this number: try it on plain paper first.")
    return (*([said] if same_number(stock, stocks) else []), *_edge_warning(stock))


def _edge_warning(stock: Stock) -> tuple[str, ...]:
    """Said of labels that most printers cannot print to their edge."""
    said = _("Labels reach the paper’s edge, where most printers leave 3 to 5 mm white.")
    return (said,) if _reaches_edge(stock) else ()


def _reaches_edge(stock: Stock) -> bool:
    if stock.labels is None or stock.medium is not Medium.SHEET:
        return False
    return any(
        min(box.x, box.y, stock.width - box.x - box.width, stock.height - box.y - box.height) < UNREACHED
        for box in stock.labels.boxes
    )
