"""Which organizations may be one, by every kind of key, and which only look so."""

import pytest

from organizer.domain.names.organization_spellings import abbreviation, core, initials, known, meanings
from organizer.domain.people.organization_duplicates import (
    MANY,
    OrganizationTraits,
    find_organization_duplicates,
    organization_reasons,
)
from organizer.errors import Cancelled
from organizer.progress import Progress


def signs(one, other, **values):
    names = [each if isinstance(each, tuple) else (each,) for each in (one, other)]
    found = find_organization_duplicates([OrganizationTraits(id, each, **values) for id, each in enumerate(names, 1)])
    return [str(sign) for sign in found[0].signs] if found else []


@pytest.mark.parametrize(
    ("one", "other", "sign"),
    [
        ("TSINGHUA  University", "Tsinghua University", "same-name"),
        ("Dongfang Machine Tools Co., Ltd.", "Dongfang Machine Tools", "legal-form"),
        ("东方机床有限公司", "东方机床", "legal-form"),
        ("东方机床有限公司", "东方机床股份有限公司", "other-legal-form"),
        ("Anderson Inc.", "Anderson LLC", "other-legal-form"),
        ("(株)日立製作所", "日立製作所", "legal-form"),
        ("Meccanica Rossi S.p.A.", "MECCANICA ROSSI", "legal-form"),
        ("Müller Maschinenbau GmbH & Co. KG", "Müller Maschinenbau", "legal-form"),
        ("The University of Wessex", "University of Wessex", "legal-form"),
        ("清华大学", "Tsinghua University", "known"),
        ("北大", "Peking University", "known"),
        ("ETH Zürich", "ETHZ", "known"),
        ("华为技术有限公司", "Huawei", "known"),
        ("安徽工业大学", "Anhui University of Technology", "translation"),
        ("长春理工大学", "Changchun University of Science and Technology", "translation"),
        ("成都市科学技术局研究院", "chengdu", ""),
        ("重庆机床（集团）有限责任公司", "Chongqing Machine Tool (Group) Co., Ltd.", "translation"),
        ("深圳市大数据研究院", "Shenzhen Research Institute of Big Data", "translation"),
        ("江苏省产业技术研究院", "Jiangsu Industrial Technology Research Institute", "translation"),
        ("Wessex University", "University of Wessex", "same-words"),
        ("Polytechnic of Wessex", "Politechnic of Wessex", "mistyped"),
        ("Wessex Institute of Robotics", "WIR", "abbreviation"),
        ("Hunan Normal University", "Henan Normal University", ""),
        ("First Hospital No. 1", "First Hospital No. 2", ""),
        ("清华大学", "清华大学自动化系", ""),
        ("东南大学", "东北大学", ""),
        ("WIR", "WIP", ""),
        ("有限会社中島鉱業", "株式会社中村印刷", ""),
        (("Wessex", "威塞克斯"), ("威塞克斯有限公司",), "legal-form"),
    ],
)
def test_two_names_of_one_organization(one, other, sign):
    assert signs(one, other) == ([sign] if sign else [])


def test_people_who_write_from_one_domain():
    said = [
        ("北方光电研究", "n-opto.cn"),
        ("Northern Opto", "n-opto.cn"),
        ("Third", "mail.com"),
        ("Fourth", "mail.com"),
    ]
    some = [OrganizationTraits(id, (name,), "", frozenset({domain})) for id, (name, domain) in enumerate(said)]
    more = [OrganizationTraits(id, (f"{id} more",), "", frozenset({"mail.com"})) for id in range(10, 13)]
    (found,) = find_organization_duplicates([*some, *more])
    assert (found.keep, found.drop, found.score) == (0, 1, 50)
    assert organization_reasons(found.signs) == "their people write from the same domain"


def test_a_university_and_its_park_write_from_one_domain_and_are_two():
    names = ("Wessex Polytechnic", "Wessex Technology Park")
    said = [OrganizationTraits(id, (name,), "", frozenset({"wessex.edu"})) for id, name in enumerate(names)]
    assert find_organization_duplicates(said) == ()


def test_another_country_contradicts_and_the_domain_supports():
    def score(**values):
        one = OrganizationTraits(1, ("Wessex Robotics GmbH",), "DE", frozenset({"w.de"}))
        other = OrganizationTraits(2, ("Wessex Robotics",), **values)
        return [each.score for each in find_organization_duplicates([one, other])]

    assert score() == [90]
    assert score(country="DE", domains=frozenset({"w.de"})) == [100]
    assert score(country="IT") == [60]


def test_the_one_with_more_people_stays_and_the_surest_come_first():
    names = ("Wessex University", "University of Wessex", "Acme", "ACME Ltd.")
    people = (3, 8, 5, 5)
    said = [
        OrganizationTraits(id, (name,), people=n) for id, (name, n) in enumerate(zip(names, people, strict=True), 1)
    ]
    found = find_organization_duplicates(said)
    assert [(each.keep, each.drop, each.score) for each in found] == [(3, 4, 90), (2, 1, 65)]
    assert [each.keep for each in find_organization_duplicates(said, {(3, 4)})] == [2]


def test_very_many_of_one_name_are_not_compared_and_it_can_be_cancelled():
    crowd = [OrganizationTraits(id, ("N.N.",)) for id in range(MANY + 1)]
    assert find_organization_duplicates(crowd) == ()
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        find_organization_duplicates(crowd, frozenset(), progress)


def test_a_text_in_the_wrong_column_is_not_tried_without_each_of_its_letters():
    names, texts = ([f"{word} of Wessex{more}" for word in ("Polytechnic", "Politechnic")] for more in ("", " so" * 40))
    assert (signs(*names), signs(*texts)) == (["mistyped"], [])


def test_the_forms_of_a_name():
    assert core("Valdarno Macchine S.r.l.") == "valdarno macchine"
    assert core("Co., Ltd.") == "co"
    assert core("有限公司") == "有限公司"
    assert [core(each) for each in ("株洲机床", "㈱日立", "(주)한화", "株式会社")] == [
        "株洲机床",
        "日立",
        "한화",
        "株式会社",
    ]
    assert meanings("中国科学院") == {"acade china scien", "acade chinese scien"}
    assert initials("University of Wessex") == {"uow", "uw"}
    assert initials("威塞克斯大学") == frozenset()
    assert [abbreviation(name) for name in ("PKU", "Peking", "P.K.U.", "Peking University", "北大")] == [
        "pku", "peking", "pku", "", ""
    ]  # fmt: skip
    assert known("北京大学") == known("PKU") != known("清华大学")
    assert known("Wessex") is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("北京工业大学", "北京理工大学"),
        ("北京工业大学", "Beijing Institute of Technology"),
        ("南京理工大学", "南京工业大学"),
        ("浙江工业大学", "浙江理工大"),
        ("太原理工大学", "太原科技大学"),
        ("中国科学院大学", "中国科学技术大学"),
        ("University of Washington", "Washington University"),
        ("York University", "The University of York"),
    ],
)
def test_a_usual_word_for_another_makes_it_another_house(one, other):
    assert signs(one, other) == signs(other, one) == []


@pytest.mark.parametrize(
    ("one", "other", "sign"),
    [
        ("北京理工大", "北京理工大学", "same-words"),
        ("南京理工大", "南京理工大学", "same-words"),
        ("清华大学", "Tsinghua University", "known"),
        ("清华大学", "清華大學", "known"),
        ("清華大學", "Tsinghua University", "known"),
        ("Beijing University Technology", "Beijing University of Technology", "same-words"),
        ("南京工业大学", "Nanjing University of Technology", "translation"),
    ],
)
def test_one_house_by_two_names_stays(one, other, sign):
    assert signs(one, other) == signs(other, one) == [sign]
