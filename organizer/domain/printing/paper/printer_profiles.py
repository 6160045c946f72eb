"""What a printer does to a page, measured with a ruler on a test page, and taken back when something is printed.

Every printer pulls its paper a little aside, and many draw a little too large or too small; front and back, and every
tray, differ. What should be at ``c`` comes out at ``shift + scale × c``. Lengths in micrometres, scales in millionths.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from organizer.domain.printing.faces import MILLIMETRE
from organizer.errors import RuleViolation
from organizer.i18n import _

UNSCALED = 1_000_000
LINE = 20 * MILLIMETRE
"""So far from the left, right, upper and lower edge a line of the test page is to be."""

_FARTHEST = 15 * MILLIMETRE
_SCALED_MOST = UNSCALED // 20


@dataclass(frozen=True, slots=True)
class Drift:
    """Shift and scale of one side of the paper, across and down."""

    x: int = 0
    y: int = 0
    across: int = UNSCALED
    down: int = UNSCALED


NO_DRIFT = Drift()


@dataclass(frozen=True, slots=True)
class Profile:
    """The drift of a printer's tray, on the front and on the back."""

    front: Drift = NO_DRIFT
    back: Drift = NO_DRIFT


@dataclass(frozen=True, slots=True)
class Measured:
    """What the ruler says in one direction: from the paper's edge to the first line, and on to the second one."""

    first: int
    between: int


def drift_of(width: int, height: int, *, across: Measured, down: Measured) -> Drift:
    """The drift on a test page of ``width`` × ``height``. Raises RuleViolation for what no printer does."""
    x, scale_x = _in_direction(width, across)
    y, scale_y = _in_direction(height, down)
    return Drift(x, y, scale_x, scale_y)


def _in_direction(side: int, measured: Measured) -> tuple[int, int]:
    """Shift and scale; measured whole millimetres are taken for a scale as they are."""
    scale = round(measured.between * UNSCALED / nominal(side).between)
    shift = measured.first - round(LINE * scale / UNSCALED)
    if abs(shift) > _FARTHEST or abs(scale - UNSCALED) > _SCALED_MOST:
        raise RuleViolation(
            _("That is further off than printers are. Look at the ruler again, and print at 100 % (“actual size”).")
        )
    return shift, scale


def nominal(side: int) -> Measured:
    """What the ruler says where the printer does nothing wrong."""
    return Measured(LINE, side - 2 * LINE)


def measured_from(drift: Drift, size: tuple[int, int]) -> tuple[Measured, Measured]:
    """What the ruler said, across and down, when this drift was found on a page of this width and height."""
    return _told(size[0], drift.x, drift.across), _told(size[1], drift.y, drift.down)


def _told(side: int, shift: int, scale: int) -> Measured:
    return Measured(shift + round(LINE * scale / UNSCALED), round(nominal(side).between * scale / UNSCALED))


# -- as kept on this computer ------------------------------------------------------------------------------------------


def to_json(profile: Profile) -> dict[str, Any]:
    """As it stands in the preferences."""
    return asdict(profile)


def from_json(written: Any) -> Profile:
    """What :func:`to_json` wrote; anything else is no drift: a damaged file must not keep anybody from printing."""
    if not isinstance(written, Mapping):
        return Profile()
    return Profile(_drift(written.get("front")), _drift(written.get("back")))


def _drift(written: Any) -> Drift:
    try:
        drift = Drift(**{name: int(value) for name, value in written.items()})
    except (AttributeError, TypeError, ValueError, OverflowError):
        return NO_DRIFT
    fits = max(abs(drift.x), abs(drift.y)) <= _FARTHEST
    return drift if fits and max(abs(s - UNSCALED) for s in (drift.across, drift.down)) <= _SCALED_MOST else NO_DRIFT
