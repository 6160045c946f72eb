"""What many moves would do, told beforehand."""

from organizer.domain.schedule.grid import Card, Placement, Room, Snapshot
from organizer.domain.schedule.previews import Preview, preview

HALL, SALON = Room(1, "Hall", capacity=100), Room(2, "Salon", capacity=20)


def _event(*cards):
    return Snapshot(rooms=(HALL, SALON), cards=cards)


def test_conflicts_that_come_and_go_are_counted():
    large = Card(1, "Large", 60, Placement(SALON.id, 0, 600), expected=80)
    small = Card(2, "Small", 60, Placement(HALL.id, 0, 600), expected=10)

    swap = {1: Placement(HALL.id, 0, 600), 2: Placement(SALON.id, 0, 600)}
    assert preview(_event(large, small), swap) == Preview(moving=2, come=0, gone=1)
    same_room = {2: Placement(SALON.id, 0, 630)}
    assert preview(_event(large, small), same_room).come == 1
    assert preview(_event(large, small), {1: large.placement}) == Preview()


def test_what_cannot_be_is_said():
    early = Card(1, "Early", 60, Placement(HALL.id, 0, 10))

    found = preview(_event(early), {1: Placement(HALL.id, 0, -5)})

    assert found == Preview(1, refused="A session cannot begin before midnight of its day.")
