"""Every label is where its stock's figures put it, on the front and behind it: measured in the rendered PDF."""

import os
from pathlib import Path

import pytest

from organizer.domain.printing.faces import Box
from organizer.domain.printing.paper.imposition import Paper, Sides, impose
from organizer.domain.printing.paper.stock import Stock
from organizer.domain.printing.paper.stock_catalogue import catalogue, stock_named
from organizer.progress import Progress
from tests.ui.printing.sheet_rendering import GREYS, Page, grey_face, pages
from ui.printing.fonts import Typeface
from ui.printing.pdf import render_pdf

NEAR = 100
"""Micrometres."""

LABELS = [stock for stock in catalogue() if stock.labels is not None]
EACH = 24
"""Which of the catalogue's stocks are measured in every run; all of them where ORGANIZER_EVERY_STOCK is set."""


def measured() -> list[Stock]:
    """One of each set of figures."""
    stocks = {stock.figures: stock for stock in reversed(LABELS)}
    chosen = list(reversed(stocks.values()))
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


def apart(page: Page, boxes: list[Box], greys: list[int], *, circles: bool = False) -> int:
    """The largest distance of a measured edge from where it should be."""
    worst = 0
    for box, grey in zip(boxes, greys, strict=True):
        found = page.box(box, grey, (2,) if circles else (2, 1, 3))
        edges = (found.x - box.x, found.y - box.y)
        ends = (found.x + found.width - box.x - box.width, found.y + found.height - box.y - box.height)
        worst = max(worst, *map(abs, (*edges, *ends)))
    return worst


@pytest.mark.parametrize("sides", [Sides.LONG_EDGE, Sides.SHORT_EDGE])
@pytest.mark.timeout(3_600)
def test_every_label_is_within_a_tenth_of_a_millimetre_front_and_back(
    typeface: Typeface, tmp_path: Path, sides: Sides
) -> None:
    stocks = measured()
    far = {}
    for stock in stocks if sides is Sides.LONG_EDGE else stocks[:4]:
        assert stock.labels is not None
        greys = greys_of(stock)
        boxes = sorted(stock.labels.boxes, key=lambda box: (box.y, box.x))
        circles = stock.labels.are_round
        radius = stock.labels.radius if circles else 0
        faces = [grey_face(stock.labels.width, stock.labels.height, grey, radius) for grey in greys]
        paper, path = Paper(stock, sides=sides), tmp_path / "labels.pdf"
        assert render_pdf(faces, path, Progress(), paper=paper, backs=faces, typeface=typeface) == 2
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
