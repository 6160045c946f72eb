from organizer.domain.imports.differences import KnownPerson
from organizer.domain.imports.people_columns import STORED
from organizer.domain.imports.people_plan import Difference
from organizer.domain.imports.row_differences import RowDifferences
from organizer.domain.sheets.workbook import Field

LABELS = (Field.NAME, Field.EMAIL, "T-shirt", "Notes")
ADA = KnownPerson(
    1,
    tuple({Field.NAME: "Ada Lovelace", Field.EMAIL: "ada@x.org"}.get(field, "") for field in STORED),
    fields='{"Notes":"says \\"no\\"","T-shirt":"M"}',
)


def differences(*row: str, shared: bool = False) -> list[Difference]:
    return RowDifferences(LABELS, lambda _email: shared).of(row, ADA, exactly=False)


def test_what_is_just_so_or_not_said_is_no_difference() -> None:
    assert differences("Ada Lovelace", "ada@x.org", "M", 'says "no"') == []
    assert differences("LOVELACE, Ada", "", "", "") == []


def test_what_differs() -> None:
    assert differences("Ada Lovelace", "ada@y.org", "L", "no") == [
        Difference("email", "ada@x.org", "ada@y.org"),
        Difference("T-shirt", "M", "L"),
        Difference("Notes", 'says "no"', "no"),
    ]
    assert differences("Ada Lovelace", "payer@y.org", "M", "", shared=True) == []
