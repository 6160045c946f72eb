import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer.domain.sheets.export_base import Base, Head, head_row, people_row, read_base, read_head
from organizer.domain.sheets.workbook import Sheet

HEAD = Head("event-1", {"name": "Name", "email": "Email"})


def hidden(*rows: tuple[str, ...]) -> Sheet:
    return Sheet("base", rows, hidden=True)


def test_what_was_written_is_read() -> None:
    rows = [people_row(["u1", "u2"], [["Ada", "Bo"], ["a@x.org", ""]]), (), people_row(["u3"], [["Cy"], ["c@x.org"]])]
    columns = {"name": ["Ada", "Bo", "Cy"], "email": ["a@x.org", "", "c@x.org"]}
    sheet = hidden(head_row(HEAD), *rows)
    assert (read_head(sheet), read_base(sheet)) == (HEAD, Base(HEAD, {"u1": 0, "u2": 1, "u3": 2}, columns))


@given(st.lists(st.text(st.sampled_from('ab_x"\\`,é李😀\x00\n')), max_size=5), st.sampled_from(["", "z", "a`b"]))
def test_any_text_is_the_same_afterwards(texts: list[str], name: str) -> None:
    uids = [str(number) for number in range(len(texts))]
    row = people_row(uids, [texts, [name] * len(texts)])
    assert json.loads("".join(map(str, row))) == [uids, texts, [name] * len(texts)]


@pytest.mark.parametrize(
    "block",
    [
        "[",
        "[" * 30_000,
        "{}",
        '[["u1"],["Ada"]]',
        '[["u1","u2"],["Ada"],["a@x.org","b@x.org"]]',
        '[["u1"],[3],["a@x.org"]]',
        '[[["u1"]],["Ada"],["a@x.org"]]',
        '["u1","ab","cd"]',
        "null",
    ],
    ids=lambda block: block[:20],
)
def test_damaged_people_are_no_base(block: str) -> None:
    assert read_base(hidden(head_row(HEAD), people_row(["u0"], [["Al"], [""]]), (block,))) is None


@pytest.mark.parametrize(
    "rest",
    [
        '"a":' + "[" * 30_000,
        '"event":"e"}',
        '"event":"e","headers":{"name":3}}',
        '"event":"e","headers":["name"]}',
        '"event":7,"headers":{}}',
    ],
    ids=lambda rest: rest[:30],
)
def test_a_damaged_head_is_none(rest: str) -> None:
    assert read_head(hidden(('{"organizer export":1,' + rest,))) is None
