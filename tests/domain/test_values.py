from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer.domain.contacts import clean_email, clean_phone, home_country, is_address, with_country_codes
from organizer.domain.countries import country_code, is_country
from organizer.domain.folding import clean, fold, latin_look
from organizer.domain.imports.cleaning import (
    DayOrder,
    clean_instant,
    clean_status,
    cleaner,
    day_order,
    text_column,
)
from organizer.domain.names.organizations import OrganizationKind, organization_key, organization_kind
from organizer.domain.sheets.values import fit, likely_by_values, sure_by_values, text_of
from organizer.domain.sheets.workbook import Cell, Field


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
        ("a@x.org.", "a@x.org"),
        ("ada (at) x.org", "ada@x.org"),
        ("用户@例え.JP", "用户@例え.jp"),
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
        ("٠٥٠١٢٣٤٥٦٧", "0501234567"),
        ("+49 0171 2345678", "+491712345678"),
        ("0049 171 2345678", "+491712345678"),
        ("+39 06 1234567", "+39061234567"),  # this zero is part of the number
        ("Tel.: 030/1234567", "0301234567"),
        ("+49 171 2345678 +49 30 1234567", "+491712345678, +49301234567"),
        ("1.3800138E+10", "1.3800138E+10"),  # three digits are lost
        ("1.380013800E+10", "13800138000"),
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


def test_numbers_of_people_from_elsewhere_get_their_country() -> None:
    phones = ["01712345678", "13800138000", "4155550123", "030123", "+442079460000", ""]
    countries = ["DE", "DE", "US", "FR", "GB", "FR"]
    assert with_country_codes(phones, countries, "CN") == [
        "+491712345678", "13800138000", "+14155550123", "030123", "+442079460000", "",
    ]  # fmt: skip
    assert with_country_codes(phones, countries, "DE")[:2] == ["01712345678", "13800138000"]


def test_the_country_of_most_people() -> None:
    assert home_country({"DE": 3, "FR": 2}) == "DE"
    assert home_country({"DE": 3, "FR": 2, "US": 2}) == home_country({}) == ""


@pytest.mark.parametrize("text", ["a@x.org", "p1@mail.example", "ü@münchen.de", "ada..l.@docomo.ne.jp", "a@corp.local"])
def test_addresses(text: str) -> None:
    assert is_address(text)


@pytest.mark.parametrize("text", ["a@x", "a b@x.org", "a@x..org", "@x.org", "a@-x.org", "a@b@x.org"])
def test_no_addresses(text: str) -> None:
    assert not is_address(text)


def test_answers_of_one_cell_are_readable() -> None:
    column = ["数据库┋编译", "网络", ""]
    assert cleaner(None, column)(column) == ["数据库; 编译", "网络", ""]
    assert cleaner(None, ["A;B;"])(["A;B;", "C;"]) == ["A; B", "C"]
    assert cleaner(None, ["A; B", "why; not."])(["why; not."]) == ["why; not."]


@pytest.mark.parametrize(
    ("text", "status"), [("Ja", "confirmed"), ("Evet", "confirmed"), ("não", "cancelled"), ("?", "")]
)
def test_who_answers_comes_or_does_not(text: str, status: str) -> None:
    assert clean_status(text) == status


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Italy (IT)", "IT"), ("DE - Germany", "DE"), ("中国 China", "CN"), ("Korea, Republic of", "KR"), ("ITA", "IT"),
        ("Congo, Democratic Republic of the", "CD"), ("Cote d’Ivoire", "CI"), ("Németország", "DE"), ("Saksa", "DE"),
        ("ألمانيا", "DE"), ("🇫🇮", "FI"), ("Chinese", "CN"), ("U.S.A.", "US"), ("中国香港", "HK"),
        ("The Netherlands", "NL"),
    ],
)  # fmt: skip
def test_countries_as_people_write_them(text: str, code: str) -> None:
    assert country_code(text) == code


def test_a_code_alone_is_no_countrys_name() -> None:
    assert [is_country(text) for text in ("Italien", "IT", "no", "Atlantis")] == [True, False, False, False]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("5 мая 2026", "2026-05-05"),
        ("3. maj 2026 14:05", "2026-05-03T14:05:00"),
        ("12 de mayo de 2026", "2026-05-12"),
        ("Thu, 5 Mar 2026", "2026-03-05"),
        ("2026年5月14日(木) 18:31", "2026-05-14T18:31:00"),
        ("2026. 5. 14 오후 6:31", "2026-05-14T18:31:00"),
        ("12.03.26", "2026-03-12"),
        ("20260501", "2026-05-01"),
        ("20261301", "20261301"),
    ],
)
def test_dates_as_people_write_them(text: str, iso: str) -> None:
    assert clean_instant(text, DayOrder.UNKNOWN) == iso


@pytest.mark.parametrize("text", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-10:00", "31.12.9999 23:00 GMT-5"])
def test_moments_outside_the_calendar_in_utc_stay_as_they_are(text: str) -> None:
    assert clean_instant(text, DayOrder.UNKNOWN) == text


def test_texts_without_end_are_no_values() -> None:
    assert clean_phone("1e" + "9" * 5_000) == "1" + "9" * 5_000
    text = "x at " + "." * 100_000 + " b"
    assert clean_email(text) == text
    assert country_code("a(" * 50_000) == "a(" * 50_000
