from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer.domain.cleaning import (
    DayOrder,
    clean_email,
    clean_instant,
    clean_phone,
    clean_status,
    cleaner,
    day_order,
    text_column,
)
from organizer.domain.countries import country_code
from organizer.domain.folding import clean, fold, latin_look
from organizer.domain.organizations import organization_key, organization_kind
from organizer.domain.people import OrganizationKind
from organizer.domain.sheets import Cell, Field
from organizer.domain.values import fit, likely_by_values, sure_by_values, text_of


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (" a \u00a0b\t", "a b"),
        ("Ada\r\nLovelace", "Ada Lovelace"),
        ("\ufeffx\u200b", "x"),
        ("Lone \ud800 half", "Lone half"),
        ("👩\u200d👧", "👩\u200d👧"),
        (13800138000.0, "13800138000"),
        (0.5, "0.5"),
        (True, "yes"),
        (None, ""),
        (datetime(2026, 5, 1, 9, 30), "2026-05-01 09:30:00"),
        (date(2026, 5, 1), "2026-05-01"),
        (time(9, 30), "09:30:00"),
        (timedelta(hours=30), "1 day, 6:00:00"),
    ],
)
def test_a_cell_as_a_person_would_write_it(cell: Cell, text: str) -> None:
    assert text_of(cell) == text


@given(
    st.lists(st.text(st.sampled_from("aé 王\u00a0\u200b\n\x00 ́"), max_size=6) | st.integers() | st.none(), min_size=1)
)
def test_a_column_at_once_is_the_same_as_one_by_one(cells: list[Cell]) -> None:
    assert text_column(cells) == [text_of(cell) for cell in cells]


def test_folding() -> None:
    assert fold("  MÜLLER-Straße ") == "muller-strasse"
    assert fold("ＡＢＣ　ガ") == "abc ガ"
    assert latin_look("Еmаil") == "Email"
    assert latin_look("Имя") == "Имя"
    assert clean("e\u0301") == "é"


@pytest.mark.parametrize(
    ("text", "email"),
    [
        ("Ada.L@Example.ORG", "Ada.L@example.org"),
        ("Ada <ada@x.org>", "ada@x.org"),
        ("mailto:a@x.org", "a@x.org"),
        ("a@x.org; b@x.org", "a@x.org"),
        ("ａ＠x.org", "a@x.org"),
        ("anonymous", ""),
        ("not an address", "not an address"),
    ],
)
def test_email(text: str, email: str) -> None:
    assert clean_email(text) == email


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("138 0013 8000", "13800138000"),
        ("+49 (0)30/1234-56", "+49301" + "23456"),
        ("０１３８０００", "0138000"),
        ("010-62781234 转 567", "01062781234x567"),
        ("13800138000 / 13900139000", "13800138000, 13900139000"),
        ("1.38E+10", ""),
        ("-", ""),
        ("ask Anna", "ask Anna"),
    ],
)
def test_phone(text: str, phone: str) -> None:
    assert clean_phone(text) == phone


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2026-05-09T19:42:16+02:00", "2026-05-09T17:42:16+00:00"),
        ("2026-03-03 00:38:51+00:00", "2026-03-03T00:38:51+00:00"),
        ("2026-04-30T19:36:02.000Z", "2026-04-30T19:36:02+00:00"),
        ("2026/05/12 06:35:01", "2026-05-12T06:35:01"),
        ("2026年05月14日 18時31分", "2026-05-14T18:31:00"),
        ("25.03.2026 19:36:01", "2026-03-25T19:36:01"),
        ("13.05.2026", "2026-05-13"),
        ("Mar 07, 2026 09:29 PM", "2026-03-07T21:29:00"),
        ("2026/04/24 10:50:06 AM GMT+2", "2026-04-24T08:50:06+00:00"),
        ("2026-05-01", "2026-05-01"),
        ("30.02.2026", "30.02.2026"),
        ("03/04/2026", "03/04/2026"),  # two days could be meant
        ("soon", "soon"),
    ],
)
def test_instants(text: str, iso: str) -> None:
    assert clean_instant(text, DayOrder.UNKNOWN) == iso


def test_a_column_says_itself_whether_days_come_first() -> None:
    assert day_order(["03/04/2026", "25/04/2026"]) is DayOrder.DAY_FIRST
    assert day_order(["03/04/2026", "04/25/2026"]) is DayOrder.MONTH_FIRST
    assert day_order(["03/04/2026"]) is DayOrder.UNKNOWN
    column = ["12/04/2026 07:04:16", "14/05/2026 01:28:24", ""]
    assert cleaner(Field.REGISTERED_AT, column)(column) == ["2026-04-12T07:04:16", "2026-05-14T01:28:24", ""]


@pytest.mark.parametrize(
    ("text", "status"), [("PAID", "confirmed"), ("补欠", ""), ("補欠", "pending"), ("Annulé", "cancelled")]
)
def test_status(text: str, status: str) -> None:
    assert clean_status(text) == status


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Italien", "IT"),
        ("意大利", "IT"),
        ("de", "DE"),
        ("USA", "US"),
        ("中国", "CN"),
        ("대한민국", "KR"),
        ("Atlantis", "Atlantis"),
    ],
)
def test_country(text: str, code: str) -> None:
    assert country_code(text) == code


def test_organizations() -> None:
    assert organization_key("ACME  GmbH & Co.") == organization_key("acme gmbh co")
    assert [organization_kind(name) for name in ("清华大学", "ACME Ltd", "Fraunhofer IPA", "科技日报", "X")] == [
        OrganizationKind.UNIVERSITY,
        OrganizationKind.ENTERPRISE,
        OrganizationKind.INSTITUTION,
        OrganizationKind.MEDIA,
        OrganizationKind.OTHER,
    ]


def test_values_vote() -> None:
    assert fit(Field.EMAIL, ["anonymous", "anonymous"]) == 0
    assert fit(Field.EMAIL, ["a@x.org", "-"]) == 1
    assert fit(Field.POSITION, ["1", "2"]) == 1
    assert fit(Field.POSITION, ["Engineer"]) == 0
    assert fit(Field.CATEGORY, ["https://x.org/t/1"]) == 0
    assert fit(Field.CATEGORY, ["Regular", "Speaker"] * 6) == 1
    assert fit(Field.CATEGORY, [f"kind {number}" for number in range(12)]) == 0.6
    assert fit(Field.NAME, ["Forum 2026"] * 12) == 0.45
    assert fit(Field.COUNTRY, ["Italien", "中国"]) == 1
    assert fit(Field.COUNTRY, ["by train", "by car"]) == 0.6
    assert fit(Field.KANA, ["サトウ ケン"]) == 1
    assert fit(Field.KANA, ["Sato Ken"]) == 0


@pytest.mark.parametrize(
    ("values", "guess"),
    [
        (["a@x.org", "b@x.org"], (Field.EMAIL, 0.7)),
        (["13800138000", "139 0013 9000"], (Field.PHONE, 0.65)),
        (["+49 171 2345678", "+44 7700 900123"], (Field.PHONE, 0.65)),
        (["11010519491231002X", "440524188001010014"], (Field.ID_CARD, 0.65)),
        (["110105194912310021", "440524188001010011"], None),  # the check digits are wrong
        (["0000-0001-2345-6789", "0000-0002-3456-7890"], None),
        (["2026-05-01", "2026-05-02"], None),
        (["a@x.org", "a@x.org"], None),
        (["a", "b"], None),
    ],
)
def test_values_that_need_no_header(values: list[str], guess: tuple[Field, float] | None) -> None:
    assert sure_by_values(values) == guess


def test_values_that_speak_where_the_header_does_not() -> None:
    assert likely_by_values(["王小明", "欧阳娜娜", "김민수", "渡辺 千代"], "谁") == (Field.NAME, 0.55)
    assert likely_by_values(["Italien", "中国"], "?") == (Field.COUNTRY, 0.55)
    assert likely_by_values(["清华大学", "ACME Ltd"], "?") == (Field.ORGANIZATION, 0.5)
    people = ["Ada Lovelace", "Karl-Heinz O’Neill", "Ana de la Cruz"]
    assert likely_by_values(people, "") == (Field.NAME, 0.45)
    assert likely_by_values(people, "Referee") is None
