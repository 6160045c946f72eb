import pytest

from organizer.domain.country_names import country_name
from organizer.domain.printing.faces import Forms
from organizer.domain.printing.local_names import date_span, forms_of, language_names


@pytest.mark.parametrize(
    ("country", "language", "name"),
    [
        ("UA", "en", "Ukraine"),
        ("ua", "zh", "乌克兰"),
        ("IT", "zh_CN", "意大利"),
        ("Italia", "en", "Italia"),
        ("意大利", "en", "意大利"),
        ("XQ", "en", "XQ"),
        ("UA", "no language", "UA"),
        ("", "en", ""),
    ],
)
def test_a_country_is_named_in_the_readers_language(country: str, language: str, name: str) -> None:
    assert country_name(country, language) == name


@pytest.mark.parametrize(
    ("start", "days", "language", "said"),
    [
        ("2026-09-26", 2, "zh", "2026年9月26日至27日"),
        ("2026-09-26", 1, "en", "September 26, 2026"),
        ("2026-09-26", 1, "de", "26. September 2026"),
        ("soon", 2, "en", "soon"),
    ],
)
def test_the_days_of_an_event_are_written_as_people_write_them(start: str, days: int, language: str, said: str) -> None:
    assert date_span(start, days, language) == said


def test_who_writes_japanese_forms() -> None:
    japanese = Forms.JAPANESE
    assert [forms_of("JP", "佐藤"), forms_of("日本", "佐藤"), forms_of("", "佐藤", "さとう")] == [japanese] * 3
    assert [forms_of("CN", "王晓宇"), forms_of("", "王·李ー"), forms_of("IT", "Rossi")] == [Forms.CHINESE] * 3


@pytest.mark.parametrize(
    ("codes", "language", "said"),
    [("zh/en", "en", "Chinese, English"), ("zh/en", "zh", "中文, 英语"), ("", "en", ""), ("Klingon", "en", "Klingon")],
)
def test_languages_are_called_as_the_reader_calls_them(codes: str, language: str, said: str) -> None:
    assert language_names(codes, language) == said
