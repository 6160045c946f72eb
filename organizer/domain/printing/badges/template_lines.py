"""The badge templates of an event as a list shows them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TemplateLine:
    """One template; ``width`` and ``height`` of one side in micrometres, 0 where the design cannot be understood.

    ``categories`` are the ids of those that have it; every other category has the default one.
    """

    id: int
    name: str
    width: int
    height: int
    folded: bool
    two_sided: bool
    is_default: bool
    categories: tuple[int, ...]
