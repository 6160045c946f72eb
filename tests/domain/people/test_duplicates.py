"""Who may be twice: every kind of twin is found with its reason, namesakes are left alone, nothing is overlooked."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer.domain.names.likeness import name_forms
from organizer.domain.people.duplicates import (
    CROWD,
    LEAST,
    PLACEHOLDERS,
    Certainty,
    Crowd,
    Sign,
    Traits,
    certainty,
    find_duplicates,
    in_order,
    reason,
)
from organizer.errors import Cancelled
from organizer.progress import Progress


def signs(*people):
    """The only candidate's signs; nothing when there is none."""
    found = find_duplicates([Traits(id, *each) for id, each in enumerate(people, 1)])
    assert len(found) <= 1
    return list(found[0].signs) if found else []


ORG = ("tsinghua university", "清华大学")


@pytest.mark.parametrize(
    ("one", "other", "sign"),
    [
        (("张伟", "Zhang Wei"), ("Wei Zhang",), Sign.SAME_NAME),
        (("张伟",), ("伟张",), Sign.SAME_NAME),
        (("Zoë Müller",), ("MUELLER, Zoe",), Sign.SAME_NAME),
        (("Wang Xiaoyu",), ("Xiao Yu Wang",), Sign.SAME_NAME),
        (("张伟",), ("Zhang Wei",), Sign.READ_ALIKE),
        (("张伟",), ("Wei ZHANG",), Sign.READ_ALIKE),
        (("吕秀兰",), ("Xiulan Lyu",), Sign.READ_ALIKE),
        (("欧阳娜娜",), ("Nana Ouyang",), Sign.READ_ALIKE),
    ],
)
def test_one_name_written_two_ways_is_found_though_nothing_else_is_known(one, other, sign):
    assert signs((one,), (other,)) == [sign]


@pytest.mark.parametrize(
    ("one", "other", "sign"),
    [
        ("Jari Korhonen", "Jari Korhonnen", Sign.MISTYPED),
        ("Elena Rossi", "Elena Rosis", Sign.MISTYPED),
        ("Olena Shevchenko", "Olena Schevtschenko", Sign.SHARED_WORD),
        ("Jari Korhonen", "J. Korhonen", Sign.SHORTENED),
        ("Maria García", "Maria García López", Sign.SHORTENED),
        ("王静", "王婧", Sign.SAME_SOUND),
        ("王晓芳", "王晓芬", Sign.CLOSE),
        ("Zhang Wei", "Zheng Wei", Sign.CLOSE),
        ("佐藤 健", "Ken Satō", Sign.UNREADABLE),
        ("陈大文", "David Chan", Sign.UNREADABLE),
    ],
)
def test_names_that_only_look_alike_need_more_in_common(one, other, sign):
    assert signs(((one,), "a@b.cn", "", ORG), ((other,), "a@b.cn", "", ORG)) == [
        sign, Sign.SAME_EMAIL, Sign.SAME_ORGANIZATION
    ]  # fmt: skip
    assert signs(((one,),), ((other,),)) == []


@pytest.mark.parametrize(
    ("one", "other"), [("Wang Fang", "李建国"), ("Anna Schmidt", "Jan Meier"), ("王芳", "李娜"), ("Ma Lin", "Man Li")]
)
def test_two_names_are_two_people_whatever_they_share(one, other):
    shared = ("office@uni.cn", "12345678", ORG)
    assert signs(((one,), *shared), ((other,), *shared)) == []


def test_a_family_that_shares_everything_stays_a_question():
    shared = ("office@uni.cn", "12345678", ORG)
    for one, other in (("Xue Wei", "Xu Wei"), ("Anna Schmidt", "Jan Schmidt")):
        (found,) = find_duplicates([Traits(1, (one,), *shared), Traits(2, (other,), *shared)])
        assert (found.score, certainty(found.score)) == (60, Certainty.POSSIBLE)


def test_characters_decide_where_both_have_them():
    assert signs((("李娜", "Li Na"),), (("黎娜", "Li Na"),)) == []


def test_what_contradicts_is_said_and_counts():
    one = (("Anna Schmidt",), "a@x.org", "11111111", ("vtt",), "FI")
    other = (("Anna Schmidt",), "b@x.org", "22222222", ("eth",), "CH")
    assert signs(one, other) == []
    (found,) = find_duplicates([Traits(1, *one), Traits(2, ("Anna Schmidt",), "b@x.org", "22222222", ("vtt",), "CH")])
    assert (found.score, certainty(found.score)) == (45, Certainty.POSSIBLE)
    assert reason(found) == "same name · same organization · other e-mail addresses · other phones · other countries"


def test_a_name_that_a_crowd_has_says_little():
    crowd = [Traits(id, ("张伟",), f"{id}@x.cn") for id in range(1, CROWD + 2)]
    assert find_duplicates(crowd) == ()
    same = [Traits(id, ("张伟",), "", "", ORG) for id in (100, 101)]
    (found,) = find_duplicates([*crowd, *same])
    assert (found.one, found.other, found.score) == (100, 101, 50)
    assert reason(found) == "same name · same organization · 8 people have this name"


def test_a_first_name_alone_names_nobody():
    assert signs((("Andreas",),), (("andreas",),)) == []
    assert signs((("Andreas",), "a@x.org"), (("andreas",), "a@x.org")) == [
        Sign.SAME_NAME, Sign.SAME_EMAIL, Sign.ONE_WORD
    ]  # fmt: skip


def test_an_address_is_not_enough_where_names_cannot_be_compared():
    assert signs((("佐藤 健",), "a@x.org"), (("Shaun Price",), "a@x.org")) == []


def test_a_payers_address_says_nothing():
    names = ("Anna Schmidt", "Anna Meier", "Ana Schmidt", "Berta Ochs", "Anna Schmidt")
    found = find_duplicates([Traits(id, (name,), "pay@x.org") for id, name in enumerate(names, 1)])
    assert [(each.one, each.other, each.signs) for each in found] == [(1, 5, (Sign.SAME_NAME, Sign.SHARED_EMAIL))]


def test_the_surest_come_first():
    people = [
        Traits(1, ("Anna Schmidt",), "a@x.org", "11111111"),
        Traits(2, ("Anna Schmidt",), "a@x.org", "11111111"),
        Traits(3, ("Anna Schmidt",)),
        Traits(4, ("A. Schmidt",), "", "11111111"),
    ]
    found = find_duplicates(people)
    assert [(each.one, each.other, each.score, certainty(each.score)) for each in found] == [
        (1, 2, 100, "sure"), (1, 4, 70, "likely"), (2, 4, 70, "likely"), (1, 3, 50, "possible"), (2, 3, 50, "possible"),
    ]  # fmt: skip


def test_two_who_were_told_apart_are_not_proposed_again():
    people = [Traits(id, ("Anna Schmidt",)) for id in (1, 2, 3)]
    assert [(each.one, each.other) for each in find_duplicates(people, {(1, 3)})] == [(1, 2), (2, 3)]


def test_placeholders_are_not_compared_all_with_all():
    people = [Traits(id, ("Guest",), "", "", ("n.n.",)) for id in range(PLACEHOLDERS + 1)]
    assert find_duplicates(people) == ()


def test_of_a_text_in_the_wrong_column_not_every_order_of_words_is_kept():
    words = [f"{letter}{number}" for letter in "abcdefghij" for number in range(10)]
    forms = name_forms(" ".join(words))
    assert (len(forms.words), len(forms.readings)) == (100, 8)


def test_it_can_be_cancelled():
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        find_duplicates([Traits(1, ("A",))], frozenset(), progress)


WRITTEN = (
    *(
        "张伟",
        "章伟",
        "伟张",
        "Zhang Wei",
        "Wei Zhang",
        "Zheng Wei",
        "王晓宇",
        "王小宇",
        "Xiaoyu Wang",
        "Wang X",
        "佐藤健",
    ),
    *("Sato Ken", "Elena Rossi", "Elena Rosi", "E. Rossi", "Elena Maria Rossi", "Ivan Rossi", "Guest"),
)
NAMES = st.lists(st.sampled_from(WRITTEN), min_size=1, max_size=2, unique=True).map(tuple)
PEOPLE = st.lists(
    st.tuples(
        NAMES,
        st.sampled_from(["", "a@x", "b@x", "c@x"]),
        st.sampled_from(["", "11111111", "22222222"]),
        st.sampled_from([(), ("vtt",), ("vtt lab",), ("清华大学", "tsinghua"), ("清华大学计算机系",)]),
        st.sampled_from(["", "CN", "IT"]),
    ),
    max_size=14,
)


@given(PEOPLE)
def test_no_pair_is_overlooked(drawn):
    people = [Traits(id, *each) for id, each in enumerate(drawn, 1)]
    crowd = Crowd(people)
    judged = [crowd.judge(one.id, other.id) for one, other in combinations(people, 2)]
    assert find_duplicates(people) == in_order(each for each in judged if each.score >= LEAST)
