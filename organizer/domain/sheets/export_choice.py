"""What of the people is exported: which columns, who, in which order, on how many sheets."""

from dataclasses import dataclass

from organizer.domain.sheets.workbook import Field


@dataclass(frozen=True, slots=True)
class PeopleChoice:
    """``columns``: words of Field and custom labels in their order; None takes everything that somebody has.

    ``categories`` (names) say who; None is everybody. Who has nothing under ``order`` comes last.
    ``by_category`` gives each category a sheet of its own. ``people``: ids of the only ones who leave.
    """

    columns: tuple[str, ...] | None = None
    categories: tuple[str, ...] | None = None
    order: Field = Field.NAME
    descending: bool = False
    by_category: bool = False
    people: tuple[int, ...] | None = None


EVERYBODY = PeopleChoice()
