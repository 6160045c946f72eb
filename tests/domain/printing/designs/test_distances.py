"""What a drag shows of how far something is from what is beside it."""

from organizer.domain.printing.designs.arranging import Axis
from organizer.domain.printing.designs.distances import Distance, distances
from organizer.domain.printing.designs.document import Side, open_design
from organizer.domain.printing.faces import Box

DESIGN = open_design(
    {
        "size": [100, 200],
        "elements": [
            {"kind": "rectangle", "box": [0, 0, 100, 50]},
            {"kind": "code", "box": [70, 60, 20, 20]},
            {"kind": "text", "box": [10, 60, 20, 20]},
        ],
    }
)


def test_the_next_element_beside_it_else_the_edge_of_the_badge() -> None:
    assert distances(DESIGN, Side.FRONT, [3], Box(10, 60, 20, 20)) == (
        Distance(Axis.ACROSS, 0, 10, 70),
        Distance(Axis.ACROSS, 30, 70, 70),
        Distance(Axis.DOWN, 50, 60, 20),
        Distance(Axis.DOWN, 80, 200, 20),
    )


def test_within_another_one_its_edges_count_and_what_touches_has_no_way() -> None:
    assert distances(DESIGN, Side.FRONT, [3], Box(0, 10, 20, 20)) == (
        Distance(Axis.ACROSS, 20, 100, 20),
        Distance(Axis.DOWN, 0, 10, 10),
        Distance(Axis.DOWN, 30, 50, 10),
    )
