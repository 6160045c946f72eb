import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer.domain.people import search
from organizer.domain.people.search import BLOCK, Searched, build_index, fold, matches, words

ZHANG = Searched(
    1,
    ("张伟", "Zhang Wei"),
    ("清华大学", "Tsinghua University"),
    "zhangw@tsinghua.edu.cn",
    "+86 138-0013-8000",
    "K7Q2-M9XT",
)
ZENG = Searched(2, ("曾国强",), ("重庆大学",), "zgq@cqu.edu.cn", "13900001111", "AAAA2222")
SATO = Searched(3, ("佐藤 健", "Satō Ken", "サトウ ケン"), ("RIKEN 理研",), "ken@riken.jp", "", "BBBB3333")
ROSSI = Searched(4, ("Élena D’Rossi",), ("Politecnico di Milano",), "elena.rossi@polimi.it", "+39 02 2399", "CCCC4444")
LV = Searched(5, ("吕布",), (), "", "", "")
EVERYBODY = [ZHANG, ZENG, SATO, ROSSI, LV]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("张", [1]),
        ("伟", [1]),
        ("华大", [1]),
        ("zhangwei", [1]),
        ("ZW", [1]),
        ("gwe", [1]),
        ("zhang wei", [1]),
        ("qinghua", [1]),
        ("qhdx", [1]),
        ("singh", [1]),
        ("13800138000", [1]),
        ("138-0013", [1]),
        ("+86 138", [1]),
        ("k7q2m9", [1]),
        ("q2-m9", [1]),
        ("zhangw@tsing", [1]),
        ("@tsinghua", [1]),
        ("zhangw@", [1]),
        ("张 qhdx 138", [1]),
        ("张 riken", []),
        ("zeng", [2]),
        ("zgq", [2]),
        ("chongqing", [2]),
        ("edu.cn", [1, 2]),
        ("大学", [1, 2]),
        ("佐藤健", [3]),
        ("sato", [3]),
        ("さとう", [3]),
        ("ｻﾄｳ", [3]),
        ("理研", [3]),
        ("zuoteng", [3]),
        ("elena", [4]),
        ("ELÉNA", [4]),
        ("d'rossi", [4]),
        ("039022399", []),
        ("39022399", [4]),
        ("lvbu", [5]),
        ("lubu", [5]),
        ("lyubu", [5]),
        ("e", [1, 2, 3, 4]),
        ("@", [1, 2, 3, 4]),
        ("", [1, 2, 3, 4, 5]),
        ("nobody", []),
    ],
)
def test_any_part_of_what_is_known_finds(typed, found):
    assert build_index(EVERYBODY).find(typed) == found
    assert [each.id for each in EVERYBODY if matches(each, words(typed))] == found


def test_blocks_are_joined_in_order():
    many = [Searched(number + 1, (f"Person {number:05d}",)) for number in range(BLOCK * 2 + 7)]
    index = build_index(many)

    assert len(index) == len(many)
    assert index.find("person") == [each.id for each in many]
    assert index.find("00511") == [512]
    assert index.find("00512") == [513]
    assert list(map(len, index.search("person"))) == [BLOCK, BLOCK, 7]


def test_an_edited_person_is_found_by_what_is_new_only():
    index = build_index(EVERYBODY)

    index.put(Searched(1, ("张伟",), ("北京大学",), "w@pku.edu.cn", "", ""))

    assert [index.find(typed) for typed in ("beijing", "qinghua", "tsinghua", "13800")] == [[1], [], [], []]
    assert index.find("大学") == [1, 2]


def test_somebody_new_is_found_after_the_others():
    index = build_index(EVERYBODY)

    index.put(Searched(9, ("Zhang San",), ("清华大学",)))

    assert index.find("zhang") == [1, 9]
    assert index.find("qhdx") == [1, 9]


def test_who_was_removed_is_not_found():
    index = build_index(EVERYBODY)

    index.remove([1, 77])

    assert index.find("张") == []
    assert index.find("大学") == [2]
    assert index.find("") == [2, 3, 4, 5]
    assert len(index) == 4


def test_an_index_from_which_everybody_went_takes_in_others():
    index = build_index(EVERYBODY)
    index.remove([each.id for each in EVERYBODY])
    assert (len(index), index.find("")) == (0, [])

    index.put(SATO)
    index.extend([ROSSI, ZHANG])

    assert index.find("") == [3, 4, 1]
    assert index.find("sato") == [3]


@given(st.lists(st.lists(st.integers(1, 9), max_size=9), max_size=12))
def test_any_order_of_coming_and_going_is_survived(steps):
    """Every other step removes people, known or not; the others put some in, new or known."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(search, "BLOCK", 2)
        index, there = build_index([]), {}
        for number, ids in enumerate(steps):
            for id in ids if number % 2 == 0 else ():
                there[id] = f"Person {number}"
                index.put(Searched(id, (there[id],)))
            if number % 2:
                index.remove(ids)
                there = {id: name for id, name in there.items() if id not in ids}

    assert index.find("person") == list(there)
    assert [index.find(name) for name in there.values()] == [
        [id for id, other in there.items() if name in other] for name in there.values()
    ]


def test_a_line_break_in_a_value_moves_nobody_to_another_line():
    broken = Searched(1, ("Anna",), (), "an\nna@x.org", "", "A\nB")
    index = build_index([broken, SATO])

    index.put(Searched(2, ("Berta",)))

    assert [index.find(typed) for typed in ("anna", "sato", "berta")] == [[1], [3], [2]]


def test_a_search_that_has_begun_tells_of_everybody_who_was_there():
    many = [Searched(number + 1, (f"Person {number:05d}",)) for number in range(BLOCK + 3)]
    index = build_index(many)
    found = index.search("person")
    first = next(found)

    index.remove(first)
    index.put(Searched(9_999, ("Person new",)))

    assert [*first, *(id for part in found for id in part)] == [each.id for each in many]


@pytest.mark.parametrize(
    ("text", "folded"),
    [("ÅNGSTRÖM", "angstrom"), ("ＡＢＣ１２", "abc12"), ("Łódź", "lodz"), ("Straße", "strasse"), ("ガ", "か")],
)
def test_fold_leaves_out_what_a_hurried_typist_does(text, folded):
    assert fold(text) == folded
