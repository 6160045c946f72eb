"""What is said while nobody looks into a reader."""

import pytest

from organizer.files.reading.pace import Pace

MB = 1 << 20


@pytest.mark.parametrize(("size", "seconds"), [(12 * MB, 1.5), (MB - 1, 9)])
def test_what_is_quick_or_small_is_only_named(size: int, seconds: float) -> None:
    assert Pace().sentence("people.xlsx", size, seconds) == "Reading “people.xlsx” …"


def test_the_time_left_goes_by_the_files_before() -> None:
    pace = Pace()
    pace.learn(MB // 2, 100)  # too small to tell
    pace.learn(4 * MB, 2)
    said = "Reading “people.xlsx”, 12 MB: 3 s so far"
    assert pace.sentence("people.xlsx", 12 * MB, 3.2) == f"{said}, about 3 s until the first rows …"
    assert pace.sentence("people.xlsx", 12 * MB, 5.9) == "Reading “people.xlsx”, 12 MB: 5 s so far …"
