from dataclasses import replace

import pytest

from organizer.domain.printing.badges.code_sizes import least_module
from organizer.domain.printing.badges.composing import Badge, ProblemKind
from organizer.domain.printing.badges.preflight import Checked, preflight
from organizer.domain.printing.faces import Box, Code, Face, Modules
from organizer.domain.printing.paper.resolutions import RESOLUTIONS, checked_resolution, usual_resolution
from organizer.domain.printing.paper.stock_catalogue import stock_named
from organizer.errors import RuleViolation
from tests.domain.printing.badge_values import ROSSI


def badge_with_modules_of(micrometres: int) -> Badge:
    side = 21 * micrometres
    code = Code(Box(20_000, 20_000, side, side), "7K2M9XQP", Modules(21, bytes(21 * 21)), "#000000")
    return Badge(Face(80_000, 80_000, (), (code,)), None, ())


@pytest.mark.parametrize(("module", "too_small"), [(380, []), (300, [203]), (252, [203, 300]), (240, [203, 300, 600])])
def test_a_code_is_too_small_for_the_printer_that_is_chosen(module: int, too_small: list[int]) -> None:
    checked = Checked([replace(ROSSI, category_id=1)], [badge_with_modules_of(module)])
    found = {dots: [e.kind for e in preflight(checked, lambda _asset: None, resolution=dots)] for dots in RESOLUTIONS}
    assert found == {dots: [ProblemKind.UNREADABLE_CODE] if dots in too_small else [] for dots in RESOLUTIONS}


def test_three_dots_or_what_telephones_tell_apart() -> None:
    assert [least_module(dots) for dots in RESOLUTIONS] == [376, 254, 250]


def test_what_is_taken_for_granted_is_careful_where_labels_are_printed() -> None:
    names = ("single", "roll 62", "Brother DK-11202", "card", "a4", "Avery L4785")
    assert [usual_resolution(stock_named(name)) for name in names] == [203, 203, 203, 300, 300, 300]


@pytest.mark.parametrize("dots", [-1, 0, 99, 2_401])
def test_no_printer_has_so_few_or_so_many_dots(dots: int) -> None:
    with pytest.raises(RuleViolation, match="between 100 and 2,400 dots an inch, not "):
        checked_resolution(dots)
