import pytest

from organizer.domain.names.people import name_key
from organizer.domain.names.titles import split_titles


@pytest.mark.parametrize(
    ("written", "name", "titles"),
    [
        ("Prof. Dr. Ada Lovelace, PhD", "Ada Lovelace", "Prof. Dr. PhD"),
        ("Dr Ada Lovelace", "Ada Lovelace", "Dr"),
        ("Frau Zoë Müller", "Zoë Müller", "Frau"),
        ("Müller, Dr. Zoë", "Müller, Zoë", "Dr."),
        ("Dr. rer. nat. Eva Klein", "Eva Klein", "Dr. rer. nat."),
        ("John Smith, M.D., Ph.D.", "John Smith", "M.D. Ph.D."),
        ("Ada Lovelace MBA", "Ada Lovelace", "MBA"),
        ("mgr inż. Jan Nowak", "Jan Nowak", "mgr inż."),
        ("王伟教授", "王伟", "教授"),
        ("王 伟 先生", "王 伟", "先生"),
        ("张小伟（教授）", "张小伟", "教授"),
        ("佐藤 太郎 様", "佐藤 太郎", "様"),
        ("김민수 교수님", "김민수", "교수님"),
    ],
)
def test_titles_are_told_from_names(written: str, name: str, titles: str) -> None:
    assert split_titles(written) == (name, titles)
    assert name_key(written) == name_key(name)


@pytest.mark.parametrize(
    "name", ["Master Chen", "Pan Jinlian", "Hon Wai", "Jack Ma", "Di Wang", "Müller, Zoë", "李博士", "王先生", "Dr."]
)
def test_people_who_are_called_so_stay(name: str) -> None:
    assert split_titles(name) == (name, "")
