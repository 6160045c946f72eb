"""How large the parts of a code must be, so that it is read from what a printer makes of it; lengths in micrometres."""

from organizer.domain.printing.faces import INCH, Code
from organizer.domain.printing.paper.resolutions import COARSEST

DOTS = 3
"""So many dots of the printer a module of a code is wide, else its edges blur into each other."""
LEAST_MODULE = 250
"""Below, telephones do not tell the modules apart whatever the printer can do."""


def least_module(resolution: int = COARSEST) -> int:
    """How wide the smallest part of a code should be on a printer of so many dots an inch."""
    return max(LEAST_MODULE, -(-DOTS * INCH // resolution))


def module_of(code: Code) -> float:
    """How wide the smallest part of a code is; a linear code may be as low as it likes."""
    across = code.box.width / code.modules.size
    return across if is_linear(code) else min(across, code.box.height / code.modules.rows)


def is_linear(code: Code) -> bool:
    """Whether it is bars beside each other."""
    return code.modules.rows == 1
