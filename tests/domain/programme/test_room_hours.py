"""Hours of rooms and of people as they are typed and read."""

import pytest

from organizer.domain.programme.rooms import hours_text, read_hours
from organizer.errors import BadInput


@pytest.mark.parametrize(
    ("typed", "hours", "said"),
    [
        ("8-12, 13.30–18", ((480, 720), (810, 1080)), "08:00–12:00, 13:30–18:00"),
        ("20:00–24:00", ((1200, 1440),), "20:00–24:00"),
        ("20-26；", ((1200, 1560),), "20:00–26:00"),
        ("", (), ""),
    ],
)
def test_hours_are_read_and_said_the_same_way_beyond_midnight_too(typed, hours, said):
    assert read_hours(typed) == hours
    assert hours_text(hours) == said
    assert read_hours(said) == hours


@pytest.mark.parametrize("typed", ["12-8", "10-49", "noon", "9-12, 11-13"])
def test_hours_that_cannot_be_say_how_they_look(typed):
    with pytest.raises(BadInput, match="Hours look like"):
        read_hours(typed)
