"""What is painted says as much of a landing place as the rules do, without asking them again."""

from dataclasses import replace

import pytest

from organizer.domain.programme.words import RoleKind, SessionState
from organizer.domain.schedule.grid import (
    Answer,
    Card,
    Level,
    Participant,
    Placement,
    Room,
    Rule,
    Setting,
    Snapshot,
    TalkLine,
)
from organizer.domain.schedule.places import Places
from organizer.domain.schedule.timetable import ConflictIndex
from ui.schedule.judged import Judged, lacking

TALKS = (TalkLine(1, "One", 30), TalkLine(2, "Two", 45))
CARRIED = Card(1, "Carried", 60, Placement(1, 0, 600), expected=90, people=(Participant(7, "Ada"),))
CROWD = (
    Card(2, "In the way", 60, Placement(1, 0, 660)),
    Card(3, "Hers too", 45, Placement(2, 0, 720), people=(Participant(7, "Ada", RoleKind.CHAIR),)),
)


@pytest.mark.parametrize(
    "card",
    [
        CARRIED,
        replace(CARRIED, locked=True),
        replace(CARRIED, state=SessionState.TENTATIVE),
        replace(CARRIED, talks=TALKS),
    ],
    ids=["plain", "locked", "unconfirmed", "overfull"],
)
@pytest.mark.parametrize("level", [Level.REFUSED, Level.ERROR, Level.CHECK])
def test_what_is_painted_has_the_tone_of_the_answer(card, level):
    settings = {Rule.ROOM_OVERLAP: Setting(level)}
    rooms = (Room(1, "Hall", capacity=80), Room(2, "Salon", capacity=100))
    index = ConflictIndex(Snapshot(rooms=rooms, cards=(card, *CROWD), settings=settings))
    places, lacks = Places(index, [card]), lacking(index, card)
    for room in (1, 2, None):
        for start in range(420, 1260, 5):
            target = Placement(room, 0, start)
            asked = Judged(lambda target=target: index.plan(card.id, target))
            painted = Judged(Answer, places.at(target), lacks)
            assert (painted.tone, painted.refused, painted.troubled) == (asked.tone, asked.refused, asked.troubled)
