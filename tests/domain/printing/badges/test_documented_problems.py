"""The table of problems in the documentation is whole."""

import re
from pathlib import Path

from organizer.domain.printing.badges.composing import ProblemKind

PRINTING = Path(__file__).parents[4] / "docs" / "printing.md"


def test_every_kind_of_problem_stands_in_the_docs() -> None:
    rows = re.findall(r"^\| (`.*?) \|", PRINTING.read_text(encoding="utf-8"), re.MULTILINE)
    documented = [kind for row in rows for kind in re.findall("`([a-z-]+)`", row)]
    assert sorted(documented) == sorted(ProblemKind)
