import pytest

from organizer.domain.names.readings import is_pinyin, organization_spellings, spellings


@pytest.mark.parametrize(
    ("name", "spelled"),
    [
        ("张伟", ("zhangwei", "zw")),
        ("单雄信", ("shanxiongxin", "danxiongxin", "sxx", "dxx")),
        ("仇英", ("qiuying", "qy")),
        ("尉迟恭", ("yuchigong", "ycg")),
        ("欧阳修", ("ouyangxiu", "oyx")),
        ("吕布", ("lvbu", "lubu", "lyubu", "lb")),
        ("佐藤 健", ("zuotengjian", "ztj")),
        ("Anna Schmidt", ()),
        ("", ()),
    ],
)
def test_spellings(name, spelled):
    assert spellings(name) == spelled


def test_surnames_with_another_reading():
    surnames = {"曾": "zeng", "翟": "zhai", "解": "xie", "区": "ou", "查": "zha", "盖": "ge"}
    assert {name: spellings(f"{name}一")[0].removesuffix("yi") for name in surnames} == surnames


@pytest.mark.parametrize(
    ("name", "spelled"),
    [
        ("重庆大学", ("chongqingdaxue", "cqdx")),
        ("中国银行 (Beijing)", ("zhongguoyinhang", "zgyh")),
        ("长桥电子", ("changqiaodianzi", "cqdz")),
        ("VTT", ()),
    ],
)
def test_organizations_have_one_reading(name, spelled):
    assert organization_spellings(name) == spelled


@pytest.mark.parametrize(
    ("name", "reading"),
    [
        ("曾明", "zengming"), ("单明", "shanming"), ("單明", "shanming"),
        ("翟明", "zhaiming"), ("仇明", "qiuming"), ("解明", "xieming"),
        ("查明", "zhaming"), ("朴明", "piaoming"),
        ("任明", "renming"), ("区明", "ouming"), ("區明", "ouming"), ("薄明", "boming"),
        ("尉迟恭", "yuchigong"), ("尉遲恭", "yuchigong"), ("长孙明", "zhangsunming"),
        ("万俟明", "moqiming"), ("萬俟明", "moqiming"),
        ("单于明", "chanyuming"), ("令狐冲", "linghuchong"), ("闾丘明", "lvqiuming"),
    ],
)  # fmt: skip
def test_surnames_are_read_as_surnames(name: str, reading: str) -> None:
    assert spellings(name)[0] == reading


def test_a_word_that_is_endless_is_not_tried_in_all_its_syllables() -> None:
    words = ("xianxianxian", "zhuang" * 4, "xianxian!", "xian" * 500 + "!")
    assert [is_pinyin(word) for word in words] == [True, True, False, False]
