"""Where the files of ``resources/`` are, from a checkout as well as in the frozen program."""

import sys
from pathlib import Path

_ROOT = Path(getattr(sys, "_MEIPASS", Path(__file__).parent.parent)) / "resources"


def resource(*parts: str) -> Path:
    """The path of a file or folder below ``resources/``."""
    return _ROOT.joinpath(*parts)
