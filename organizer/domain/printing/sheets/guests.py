"""People as sheets of paper name them."""

from collections.abc import Iterable
from dataclasses import dataclass

from organizer.domain.folding import fold
from organizer.domain.names.readings import letter_of, looked_for
from organizer.domain.printing.days import Name
from organizer.domain.printing.faces import Forms

NOBODY = Name("")


@dataclass(frozen=True, slots=True)
class Guest:
    """A person; ``code`` is what the badge's code says, empty before one is issued."""

    id: int
    name: Name
    organization: Name = NOBODY
    job_title: str = ""
    category: Name = NOBODY
    code: str = ""
    forms: Forms = Forms.CHINESE

    @property
    def reading(self) -> str:
        """How the name is looked for: as it is spelled in Latin letters, its own or those of the other language."""
        names = [fold(each) for each in (self.name.first, self.name.second) if each]
        latin = next((each for each in names if letter_of(each) != "#"), "")
        return latin or looked_for(self.name.first)

    @property
    def first_letter(self) -> str:
        """Under which letter somebody looks for the name; ``#`` where it has none of A to Z."""
        return letter_of(self.reading)


def by_name(guests: Iterable[Guest]) -> list[Guest]:
    """Sorted as a list from A to Z; what has no Latin spelling stands at the end."""
    return sorted(guests, key=lambda each: (each.first_letter == "#", each.reading, each.id))
