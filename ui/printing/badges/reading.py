"""What jobs find for the page of badges: who there is, which is soon there, and then every badge, set and checked."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from organizer.domain.printing.badges.runs import BadgeLine, Run, Wanted
from organizer.progress import Progress
from organizer.services.printing import badges
from ui.printing.badges.choice import searched
from ui.printing.drawing.fonts import Typeface, paper_typeface, ready_typeface

if TYPE_CHECKING:
    from organizer.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Read:
    """The people, what is searched of each, and the fonts with which their badges are shown."""

    lines: tuple[BadgeLine, ...]
    texts: Mapping[int, str]
    typeface: Typeface


@dataclass(frozen=True, slots=True)
class Checked:
    """The badges of these people, and the fonts of paper with which they were set."""

    people: frozenset[int]
    run: Run
    typeface: Typeface


def read_badges(workspace: "Workspace", picked: Collection[int], progress: Progress) -> Read:
    """All attendees, and whoever was picked. Raises BadInput, Cancelled."""
    lines = badges.lines(workspace, progress, also=frozenset(picked))
    return Read(lines, searched(lines), ready_typeface())


def check_badges(workspace: "Workspace", people: Sequence[int], dots: int, progress: Progress) -> Checked:
    """Set the badges of these, for a printer of so many dots an inch. Raises NotFound, BadInput, Cancelled.

    Who has no code yet has one as it would be issued: printing issues it, so that nothing is wrong about it.
    """
    typeface, wanted = paper_typeface(progress), Wanted(ids=people)
    codes = badges.draft_codes(workspace, wanted)
    run = badges.prepare(workspace, wanted, typeface.ruler(), progress, resolution=dots, codes=codes)
    return Checked(frozenset(people), run, typeface)
