"""Whole header rows of platforms and of lists by hand, with invented values, as nobody here exported them."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from organizer.domain.sheets.columns import guess_columns
from organizer.domain.sheets.workbook import Field

LAYOUTS = [
    line.split("|")
    for line in Path(__file__).with_name("header_layouts.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
ROWS = 40
NAMES = {
    "zh": ("王 李 张 刘 陈 欧阳 曾 单", "伟 芳 秀英 静怡 建国"),
    "zt": ("張 劉 陳 楊 歐陽", "偉 秀英 怡君"),
    "ja": ("佐藤 鈴木 高橋 田中", "太郎 花子 健"),
    "ko": ("김 이 박 남궁", "민수 지은 서준"),
    "ru": ("Иванов Петрова Смирнов", "Иван Мария Ольга"),
}
OTHER_NAMES = ("Smith Rossi Jensen Korhonen Novák Silva Müller", "Anna Ben Clara David Elena Mia")
TOGETHER = {"zh": "{0}{1}", "zt": "{0}{1}", "ko": "{0}{1}", "ja": "{0} {1}", "ru": "{0} {1}"}

Chance = random.Random
NUMBERS = "23456789"


def number(chance: Chance, size: int) -> str:
    return "".join(chance.choice(NUMBERS) for _digit in range(size))


def one_of(*texts: str) -> Callable[[Chance], str]:
    return lambda chance: chance.choice(texts)


def date(chance: Chance) -> str:
    return f"2026-{chance.randrange(1, 12):02}-{chance.randrange(1, 28):02}"


def moment(chance: Chance) -> str:
    return f"{date(chance)} {chance.randrange(24):02}:{chance.randrange(60):02}:00"


def code(chance: Chance) -> str:
    return "".join(chance.choice("ABCDEFGHJKLM23456789") for _letter in range(8))


VALUES: dict[str, Callable[[Chance], str]] = {
    "email": lambda chance: f"p{number(chance, 5)}@x.example",
    "email2": one_of("office@pay.example", "desk@pay.example"),
    "phone": lambda chance: f"+44 7700 {number(chance, 6)}",
    "phone2": lambda chance: f"+44 7700 {number(chance, 6)}",
    "organization": one_of("University of Example", "Acme Ltd", "清华大学", "Beta Labs", "某某集团"),
    "org2": one_of("University of Example", "Acme Ltd", "Beta Labs"),
    "job_title": one_of("Engineer", "Project Manager", "工程师", "CEO"),
    "category": one_of("Regular", "Student", "Speaker"),
    "country": one_of("Germany", "France", "中国", "IT"),
    "diet": one_of("vegan", "none", ""),
    "title": one_of("Dr.", "Prof.", ""),
    "status": one_of("Paid", "Cancelled"),
    "status2": one_of("Paid", "Cancelled"),
    "accommodation": one_of("yes", "no"),
    "registered_at": moment,
    "checked_in_at": moment,
    "datetime": moment,
    "arrival": date,
    "departure": date,
    "date": date,
    "checked_in": one_of("Yes", "No", ""),
    "order_id": code,
    "ticket_id": code,
    "code": code,
    "ticket_secret": lambda chance: number(chance, 32),
    "num": lambda chance: number(chance, 7),
    "num2": lambda chance: number(chance, 13),
    "num4": lambda chance: number(chance, 4),
    "position": one_of("1", "2", "3"),
    "student_id": lambda chance: number(chance, 10),
    "id_card": lambda chance: f"E{number(chance, 8)}",
    "pass": lambda chance: f"E{number(chance, 8)}",
    "second_name": one_of("Wang Wei", "Li Fang", "KIM Minsu"),
    "kana": one_of("サトウ タロウ", "すずき はなこ"),
    "user": lambda chance: f"kit{number(chance, 3)}",
    "payer": one_of("Pat Payer", "Office Desk"),
    "blank": one_of(""),
    "anon": one_of("anonymous"),
    "money": one_of("0.00", "49.00"),
    "url": lambda chance: f"https://example.org/{number(chance, 5)}",
    "text": one_of("", "Looking forward to the talks and the dinner", "暂无"),
    "gender": one_of("男", "女"),
    "shirt": one_of("S", "M", "L"),
    "city": one_of("Berlin", "Paris", "南京"),
    "ip": lambda chance: f"192.0.2.{chance.randrange(200)}",
    "one": one_of("1", "1", "2"),
    "zero": one_of("0"),
    "secs": lambda chance: f"{number(chance, 2)}秒",
    "orcid": lambda chance: f"0000-0001-{number(chance, 4)}-{number(chance, 4)}",
    "cpf": lambda chance: f"{number(chance, 3)}.{number(chance, 3)}.{number(chance, 3)}-{number(chance, 2)}",
    "hotel": one_of("Hotel A", "Hotel B", ""),
    "room": one_of("单间", "标间合住"),
    "yes": one_of("yes", "no"),
}  # fmt: skip


def value(kind: str, language: str, row: int, *, name: tuple[str, str], chance: Chance) -> str:
    """One cell; a kind that has no values of its own is a word that means nothing."""
    match kind:
        case "name" | "badge_name":
            return TOGETHER.get(language, "{1} {0}").format(*name)
        case "last_name":
            return name[0]
        case "first_name":
            return name[1]
        case "count":
            return str(row)
    return VALUES.get(kind, one_of("alpha", "beta", "gamma"))(chance)


@pytest.mark.parametrize(("layout"), LAYOUTS, ids=lambda layout: layout[0])
def test_the_meaning_of_every_column(layout: list[str]) -> None:
    _name, language, *columns = layout
    headers, meanings = zip(*(column.rsplit("=", 1) for column in columns), strict=True)
    kinds = [meaning.rpartition(":")[2].removeprefix("-") for meaning in meanings]
    families, given = NAMES.get(language, OTHER_NAMES)
    chance = Chance(7)
    body = []
    for row in range(1, ROWS + 1):
        name = chance.choice(families.split()), chance.choice(given.split())
        body.append(tuple(value(kind, language, row, name=name, chance=chance) for kind in kinds))
    found = {guess.field: guess.column for guess in guess_columns(headers, body) if guess.field}
    wanted = {Field(m.partition(":")[0]): place for place, m in enumerate(meanings) if not m.startswith("-")}
    assert {field: found.get(field) for field in wanted} == wanted
