from organizer.domain.imports.differences import KnownPerson
from organizer.domain.imports.people_columns import STORED, Record
from organizer.domain.imports.strangers import strangers
from organizer.domain.sheets.workbook import Field

LABELS = (Field.NAME, Field.SECOND_NAME, Field.EMAIL, Field.PHONE, Field.CODE, Field.ORGANIZATION)


def found(*rows: tuple[str, ...], known: tuple[KnownPerson, ...] = ()) -> set[int]:
    return set(strangers(LABELS, [Record(number, row) for number, row in enumerate(rows, 2)], known))


def test_rows_that_share_nothing_are_strangers() -> None:
    ada = ("Ada Lovelace", "", "ada@x.org", "0301234567", "C1", "Acme")
    assert found(ada, ("Bo Yi", "", "", "", "", "Acme"), ("Cy Wu", "", "", "", "", "Acme")) == {2, 3, 4}
    assert found(ada, ("LOVELACE, Ada", "", "", "", "", "")) == set()
    assert found(ada, ("Bo Yi", "", "ADA@x.org", "", "", "")) == set()
    assert found(ada, ("Bo Yi", "", "", "+49 30 1234567", "", "")) == set()
    assert found(ada, ("Bo Yi", "", "", "", "c1", "")) == set()
    assert found(ada, ("艾达", "Ada Lovelace", "", "", "", ""), ("Cy Wu", "", "", "", "", "")) == {4}


def test_somebody_in_the_event_is_no_stranger() -> None:
    values = tuple({Field.NAME: "王伟", Field.EMAIL: "w@x.org"}.get(field, "") for field in STORED)
    known = (KnownPerson(1, values),)
    rows = (("王 伟", "", "", "", "", ""), ("Bo", "", "w@x.org", "", "", ""), ("Cy", "王伟", "", "", "", ""))
    assert found(*rows, ("Di", "", "", "", "", ""), known=known) == {5}
