"""A name and its parts after one of them was corrected."""

import pytest

from organizer.domain.names.people import parts_of_new, with_new_parts


@pytest.mark.parametrize(
    ("name", "old", "new", "whole"),
    [
        ("Adam Kade", ("Kade", "Adam"), ("Newlast", "Adam"), "Adam Newlast"),
        ("杨洋", ("杨", "洋"), ("杨", "小洋"), "杨小洋"),
        ("山田 太郎", ("山田", "太郎"), ("山田", "花子"), "山田 花子"),
        ("Cher", ("", "Cher"), ("Sarkisian", "Cher"), "Cher Sarkisian"),
        ("Jane Doe", ("王", "伟"), ("李", "伟"), "Jane Doe"),
        ("Cher", ("", "Cher"), ("", ""), "Cher"),
    ],
)
def test_a_name_follows_the_parts_that_it_was_made_of(
    name: str, old: tuple[str, str], new: tuple[str, str], whole: str
) -> None:
    assert with_new_parts(name, old, new) == whole


@pytest.mark.parametrize(
    ("name", "old", "new", "parts"),
    [
        ("Adam Kade", ("Kade", "Adam"), "Adam van Newlast", ("van Newlast", "Adam")),
        ("Ana García López", ("García López", "Ana"), "Ana María García López", ("García López", "Ana María")),
        ("Ana García López", ("García López", "Ana"), "Ana García Ruiz", ("García Ruiz", "Ana")),
        ("Adam Q. Kade", ("Kade", "Adam"), "Adam Q. Ode", ("Ode", "Adam Q.")),
        ("王伟", ("王", "伟"), "李小明", ("李", "小明")),
        ("Kade", ("", ""), "Adam Kade", ("Kade", "Adam")),
        ("Jane Doe", ("王", "伟"), "Jane Roe", ("王", "伟")),
    ],
)
def test_the_parts_follow_the_name_that_they_were_parts_of(
    name: str, old: tuple[str, str], new: str, parts: tuple[str, str]
) -> None:
    assert parts_of_new(name, old, new) == parts
