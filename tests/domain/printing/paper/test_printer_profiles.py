import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer.domain.printing.paper.printer_profiles import (
    LINE,
    NO_DRIFT,
    UNSCALED,
    Drift,
    Measured,
    Profile,
    drift_of,
    from_json,
    measured_from,
    nominal,
    to_json,
)
from organizer.errors import RuleViolation

A4 = (210_000, 297_000)


def ruler(side: int, shift: int, scale: int) -> Measured:
    """What is measured on the page of a printer that is so far off."""
    return Measured(round(shift + LINE * scale / UNSCALED), round((side - 2 * LINE) * scale / UNSCALED))


def test_a_printer_that_does_nothing_wrong_has_no_drift() -> None:
    assert drift_of(*A4, across=nominal(A4[0]), down=nominal(A4[1])) == NO_DRIFT


@given(
    st.tuples(st.integers(-5_000, 5_000), st.integers(-5_000, 5_000)),
    st.tuples(st.integers(970_000, 1_030_000), st.integers(970_000, 1_030_000)),
)
def test_shift_and_scale_come_out_of_two_numbers_in_each_direction(
    shift: tuple[int, int], scale: tuple[int, int]
) -> None:
    found = drift_of(*A4, across=ruler(A4[0], shift[0], scale[0]), down=ruler(A4[1], shift[1], scale[1]))
    for at in (0, A4[0] // 2, A4[0]):
        true, thought = shift[0] + at * scale[0] / UNSCALED, found.x + at * found.across / UNSCALED
        assert thought == pytest.approx(true, abs=5)
    for at in (0, A4[1]):
        assert found.y + at * found.down / UNSCALED == pytest.approx(shift[1] + at * scale[1] / UNSCALED, abs=5)


@pytest.mark.parametrize("measured", [Measured(LINE + 16_000, 170_000), Measured(LINE, 150_000), Measured(LINE, 0)])
def test_what_no_printer_does_is_a_slip_of_the_ruler(measured: Measured) -> None:
    with pytest.raises(RuleViolation, match="Look at the ruler again"):
        drift_of(*A4, across=measured, down=nominal(A4[1]))


def test_a_profile_is_kept_as_json() -> None:
    profile = Profile(Drift(1_000, -500, 1_002_000, 998_000), Drift(-700))
    assert from_json(json.loads(json.dumps(to_json(profile)))) == profile


@pytest.mark.parametrize(
    "written",
    [
        None,
        [],
        {"front": 3},
        {"front": {"x": "far"}},
        {"front": {"x": 10**6}},
        {"front": {"down": 5}},
        {"back": {"z": 1}},
    ],
)
def test_a_damaged_profile_is_none(written: object) -> None:
    assert from_json(written) == Profile()


def test_the_ruler_said_what_gives_the_same_drift_again() -> None:
    drift = drift_of(*A4, across=Measured(21_200, 169_000), down=Measured(19_500, 257_800))
    across, down = measured_from(drift, A4)
    assert (across, down) == (Measured(21_200, 169_000), Measured(19_500, 257_800))
