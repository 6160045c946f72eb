from hypothesis import given
from hypothesis import strategies as st

from organizer.domain.imports.differences import KnownPerson
from organizer.domain.imports.people_columns import STORED, Record
from organizer.domain.imports.strangers import strangers
from organizer.domain.people.identity import Register, Verdict
from organizer.domain.sheets.workbook import Field
from organizer.progress import Progress

LABELS = (Field.NAME, Field.SECOND_NAME, Field.EMAIL, Field.PHONE, Field.CODE, Field.ORGANIZATION)


def found(*rows: tuple[str, ...], known: tuple[KnownPerson, ...] = ()) -> set[int]:
    records = [Record(number, row) for number, row in enumerate(rows, 2)]
    return set(strangers(LABELS, records, [each.identity() for each in known], Progress()))


def person(id: int, row: tuple[str, ...]) -> KnownPerson:
    values = dict(zip(LABELS, row, strict=True))
    organization = (values[Field.ORGANIZATION].lower(),) if values[Field.ORGANIZATION] else ()
    return KnownPerson(id, tuple(values.get(field, "") for field in STORED), organization)


def test_rows_that_share_nothing_are_strangers() -> None:
    ada = ("Ada Lovelace", "", "ada@x.org", "0301234567", "C1", "Acme")
    assert found() == set()
    assert found(ada, ("Bo Yi", "", "", "", "", "Acme"), ("Cy Wu", "", "", "", "", "Acme")) == {2, 3, 4}
    assert found(ada, ("LOVELACE, Ada", "", "", "", "", "")) == set()
    assert found(ada, ("Bo Yi", "", "ADA@x.org", "", "", "")) == set()
    assert found(ada, ("Bo Yi", "", "", "+49 30 1234567", "", "")) == set()
    assert found(ada, ("Bo Yi", "", "", "", "c1", "")) == set()
    assert found(ada, ("艾达", "Ada Lovelace", "", "", "", ""), ("Cy Wu", "", "", "", "", "")) == {4}


def test_a_name_alone_makes_nobody_familiar_where_more_can_be_compared() -> None:
    wang = ("王伟", "", "w1@x.org", "", "", "Acme")
    assert found(wang, ("王伟", "", "w2@x.org", "", "", "")) == {2, 3}
    assert found(wang, ("王伟", "", "w2@x.org", "", "", "ACME")) == set()
    assert found(wang, ("王伟", "", "w2@x.org", "", "", ""), ("王伟", "", "", "0301234567", "", "")) == set()
    assert found(("王伟", "", "w2@x.org", "", "", ""), known=(person(1, wang),)) == {2}
    assert found(("Wang", "王伟", "", "", "", "acme"), known=(person(1, wang),)) == set()


def test_somebody_in_the_event_is_no_stranger() -> None:
    known = (person(1, ("王伟", "", "w@x.org", "", "", "")),)
    rows = (("王 伟", "", "", "", "", ""), ("Bo", "", "w@x.org", "", "", ""), ("Cy", "王伟", "", "", "", ""))
    assert found(*rows, ("Di", "", "", "", "", ""), known=known) == {5}


ROWS = st.tuples(
    st.sampled_from(("Ada Lovelace", "Bo Yi", "王伟", "李娜")),
    st.sampled_from(("", "Wang Wei", "Ada Lovelace")),
    st.sampled_from(("", "a@x.org", "b@x.org", "c@x.org", "d@x.org")),
    st.sampled_from(("", "0301234567", "0307654321")),
    st.sampled_from(("", "C1", "C2", "C3")),
    st.sampled_from(("", "Acme", "Beta", "Gamma", "Delta")),
)


@given(rows=st.lists(ROWS, max_size=6), here=st.lists(ROWS, max_size=2))
def test_nobody_would_be_found_for_a_stranger(rows: list[tuple[str, ...]], here: list[tuple[str, ...]]) -> None:
    known = tuple(person(id, row) for id, row in enumerate(here, 1))
    for number in found(*rows, known=known):
        stranger = person(-number, rows[number - 2]).identity()
        others = [person(-other, row).identity() for other, row in enumerate(rows, 2) if other != number]
        assert Register([each.identity() for each in known] + others).who(stranger) == Verdict()
        for each in others:
            assert Register([stranger]).who(each) == Verdict()
