from organizer.domain.schedule.grid import Level, Rule, Setting
from organizer.domain.schedule.snapping import magnets, snapped
from organizer.domain.schedule.timetable import ConflictIndex
from tests.domain.schedule.test_timetable import HALL, OFFICE, card, schedule

GAP = {Rule.ROOM_TURNAROUND: Setting(Level.CHECK, 10)}


def test_a_card_is_drawn_to_its_neighbours_with_the_change_over_gap():
    dragged = card(1, OFFICE, duration=30)
    index = ConflictIndex(schedule(dragged, card(2, HALL, 600), settings=GAP, pauses=()))

    assert magnets(index, dragged, HALL, 0) == (480, 560, 670, 1170)
    assert magnets(index, dragged, OFFICE, 0) == (480, 540, 690, 720, 990, 1170)


def test_the_nearest_magnet_wins_over_the_grid_and_far_ones_do_not_pull():
    assert snapped(566, step=15, magnets=(560, 670)) == 560
    assert snapped(568, step=15, magnets=(560, 670)) == 570
    assert snapped(-4, step=15) == 0
