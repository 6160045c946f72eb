"""Every label is where its stock's figures put it, on the front and behind it: measured in the rendered PDF."""

import os
from pathlib import Path

import pytest

from organizer.domain.printing.choices import Sides
from organizer.domain.printing.faces import Box
from organizer.domain.printing.paper.imposition import Paper, impose
from organizer.domain.printing.paper.stock import Stock
from organizer.domain.printing.paper.stock_catalogue import catalogue, stock_named
from organizer.progress import Progress
from tests.ui.printing.content_streams import fills
from tests.ui.printing.sheet_rendering import GREYS, Page, grey_face, pages
from ui.printing.drawing.fonts import Typeface
from ui.printing.drawing.pdf import render_pdf

NEAR = 100
"""Micrometres."""

LABELS = [stock for stock in catalogue() if stock.labels is not None]
EACH = 60
"""Which of the catalogue's stocks are measured in pixels in every run; all where ORGANIZER_EVERY_STOCK is set."""


def different() -> list[Stock]:
    """One of each set of figures."""
    stocks = {stock.figures: stock for stock in reversed(LABELS)}
    return list(reversed(stocks.values()))


def measured() -> list[Stock]:
    """Those that are measured in pixels."""
    chosen = different()
    if "ORGANIZER_EVERY_STOCK" in os.environ:
        return chosen
    always = [stock_named(name) for name in ("Avery L4785", "Avery 5395", "HERMA 4515", "card")]
    return list(dict.fromkeys([*always, *chosen[::EACH]]))


def greys_of(stock: Stock) -> list[int]:
    """A grey for each label such that no neighbour has the same."""
    assert stock.labels is not None
    found = []
    for number, grid in enumerate(stock.labels.grids):
        for row in range(grid.rows):
            found += [GREYS[(row + number) % 2 * 2 + column % 2] for column in range(grid.columns)]
    boxes = list(zip(stock.labels.boxes, found, strict=True))
    return [grey for _box, grey in sorted(boxes, key=lambda each: (each[0].y, each[0].x))]


def farthest(found: Box, box: Box) -> int:
    """The largest distance of an edge from where it should be."""
    edges = (found.x - box.x, found.y - box.y)
    ends = (found.x + found.width - box.x - box.width, found.y + found.height - box.y - box.height)
    return max(map(abs, (*edges, *ends)))


def apart(page: Page, boxes: list[Box], greys: list[int], *, circles: bool = False) -> int:
    """The largest distance of a measured edge from where it should be."""
    parts = (2,) if circles else (2, 1, 3)
    return max(farthest(page.box(box, grey, parts), box) for box, grey in zip(boxes, greys, strict=True))


def test_every_stock_of_the_catalogue_is_drawn_where_its_figures_are(typeface: Typeface, tmp_path: Path) -> None:
    far = {}
    for stock in different():
        greys, boxes = print_labels(stock, tmp_path / "labels.pdf", typeface, Sides.LONG_EDGE)
        drawn = fills(tmp_path / "labels.pdf")
        assert [[grey for grey, _box in side] for side in drawn] == [greys, greys], stock.name
        wanted = (boxes, behind(stock, boxes, Sides.LONG_EDGE))
        pairs = [pair for side, places in zip(drawn, wanted, strict=True) for pair in zip(side, places, strict=True)]
        far[stock.name] = max(farthest(found, box) for (_grey, found), box in pairs)
    assert {name: found for name, found in far.items() if found > NEAR} == {}


def print_labels(stock: Stock, path: Path, typeface: Typeface, sides: Sides) -> tuple[list[int], list[Box]]:
    """A full sheet and its back; the grey of each label, and where it should be, row by row."""
    assert stock.labels is not None
    labels, greys = stock.labels, greys_of(stock)
    radius = labels.radius if labels.are_round else 0
    faces = [grey_face(labels.width, labels.height, grey, radius) for grey in greys]
    paper = Paper(stock, sides=sides)
    assert render_pdf(faces, path, Progress(), paper=paper, backs=faces, typeface=typeface) == 2
    return greys, sorted(labels.boxes, key=lambda box: (box.y, box.x))


@pytest.mark.parametrize("sides", [Sides.LONG_EDGE, Sides.SHORT_EDGE])
@pytest.mark.timeout(3_600)
def test_every_label_is_within_a_tenth_of_a_millimetre_front_and_back(
    typeface: Typeface, tmp_path: Path, sides: Sides
) -> None:
    stocks = measured()
    far = {}
    for stock in stocks if sides is Sides.LONG_EDGE else stocks[:4]:
        assert stock.labels is not None
        path, circles = tmp_path / "labels.pdf", stock.labels.are_round
        greys, boxes = print_labels(stock, path, typeface, sides)
        front, back = pages(path)
        far[stock.name] = (
            apart(front, boxes, greys, circles=circles),
            apart(back, behind(stock, boxes, sides), greys, circles=circles),
        )
    assert {name: found for name, found in far.items() if max(found) > NEAR} == {}


def behind(stock: Stock, boxes: list[Box], sides: Sides) -> list[Box]:
    """Where the labels are seen once the sheet is turned over."""
    if (sides is Sides.LONG_EDGE) is (stock.height >= stock.width):
        return [Box(stock.width - box.x - box.width, box.y, box.width, box.height) for box in boxes]
    return [Box(box.x, stock.height - box.y - box.height, box.width, box.height) for box in boxes]


@pytest.mark.parametrize(
    ("width", "height"), [(90_000, 130_000), (85_600, 53_980), (101_600, 76_200), (62_000, 83_333)]
)
def test_a_page_of_its_own_is_covered_to_its_edges(typeface: Typeface, tmp_path: Path, width: int, height: int) -> None:
    path = tmp_path / "page.pdf"
    render_pdf([grey_face(width, height, 40)], path, Progress(), typeface=typeface)
    (page,) = pages(path)
    found = page.box(Box(0, 0, width, height), 40)
    assert (found.x, found.y) == (0, 0)
    assert (found.width, found.height) == pytest.approx((width, height), abs=NEAR)
    assert max(page.width * 25_400 / 600 - width, page.height * 25_400 / 600 - height) < NEAR


def test_a_used_sheet_is_filled_from_its_first_free_label_on(typeface: Typeface, tmp_path: Path) -> None:
    stock = stock_named("Avery L4785")
    assert stock.labels is not None
    paper, path = Paper(stock, start=9), tmp_path / "used.pdf"
    faces = [grey_face(80_000, 50_000, grey) for grey in GREYS[:3]]
    assert render_pdf(faces, path, Progress(), paper=paper, typeface=typeface) == 2
    used, full = pages(path)
    places = [Box(p.x, p.y, 80_000, 50_000) for p in impose(paper, 80_000, 50_000).places]
    assert apart(used, places[8:], list(GREYS[:2])) <= NEAR
    assert apart(full, places[:1], [GREYS[2]]) <= NEAR
    white = {
        page.pixels[place.y * 600 // 25_400 * page.width + place.x * 600 // 25_400 + 50]
        for page, free in ((used, places[:8]), (full, places[1:]))
        for place in free
    }
    assert white == {255}
