"""What pulls a moved element, and how far."""

import pytest

from organizer.domain.printing.designs.arranging import Axis
from organizer.domain.printing.designs.document import Document, Side, open_design
from organizer.domain.printing.designs.guides import add_guide
from organizer.domain.printing.designs.snapping import Caught, Magnets, Snapped, lines_at, magnets, snap_at, snap_box
from organizer.domain.printing.faces import Box

REACH = 1_000


def a_document() -> Document:
    """An element at 20, 30 mm of 10 × 10 mm, and the one that is moved."""
    still = {"kind": "rectangle", "box": [20_000, 30_000, 10_000, 10_000], "color": "#000000"}
    return open_design({"size": [90_000, 130_000], "elements": [still, {**still, "box": [0, 0, 6_000, 4_000]}]})


def snapped(x: int, y: int, document: Document | None = None) -> Snapped:
    return snap_box(Box(x, y, 6_000, 4_000), magnets(document or a_document(), Side.FRONT, [2]), REACH)


@pytest.mark.parametrize(
    ("x", "right"),
    [(19_700, 300), (20_900, -900), (21_800, 200), (29_200, 800), (13_800, 200), (42_700, -700), (61_234, -34)],
    ids=["edge", "far edge", "centre", "beside", "beside at the left", "centre of the badge", "tenths"],
)
def test_it_is_pulled_to_the_nearest_line(x: int, right: int) -> None:
    assert snapped(x, 80_000).right == right


def test_the_lines_that_caught_it_are_told() -> None:
    assert snapped(20_000, 80_000).lines == (Caught(Axis.ACROSS, 20_000, 30_000, 84_000),)
    assert snapped(42_000, 80_000).lines == (Caught(Axis.ACROSS, 45_000, 0, 130_000),)
    assert snapped(50_000, 80_000).lines == ()


def test_a_guide_pulls() -> None:
    document = add_guide(a_document(), Axis.DOWN, 71_000)
    assert snapped(70_500, 80_000, document).right == 500
    assert snapped(70_500, 80_000).right == 0


def test_the_grid_pulls_where_nothing_else_does() -> None:
    pull = Magnets(grid=5_000)
    assert snap_box(Box(12_400, 13_100, 100, 100), pull, REACH) == Snapped(-2_400, 1_900, ())


def test_an_edge_is_pulled_by_itself() -> None:
    pull = magnets(a_document(), Side.FRONT, [2])
    assert snap_at(29_500, pull, Axis.ACROSS, REACH) == 30_000
    assert snap_at(29_500, pull, Axis.DOWN, REACH) == 30_000
    assert snap_at(51_660, pull, Axis.ACROSS, REACH) == 51_700
    box = Box(5_000, 60_000, 25_000, 4_000)
    assert lines_at(box, [(Axis.ACROSS, 30_000)], pull) == (Caught(Axis.ACROSS, 30_000, 30_000, 64_000),)
