import pytest

from organizer.domain.names.people import full_name, in_natural_order, name_key, split_name
from organizer.domain.people.identity import Doubt, Identity, Register, Verdict, identify, phone_key, shared_emails

ZOE = identify(
    1,
    ("Zoë Müller",),
    email="zoe@x.org",
    phone="+49 171 2345678",
    organizations=("acme",),
    ticket_id="T1",
    uid="u1",
    code="C1",
)
WANG = identify(2, ("王伟", "Wang Wei"), email="w1@x.org", organizations=("清华大学",))


def who(row: Identity, *known: Identity, shared: frozenset[str] = frozenset()) -> Verdict:
    return Register(known, shared_emails=shared).who(row)


def row(name: str, second: str = "", **said: str) -> Identity:
    organizations = (said.pop("organization"),) if "organization" in said else ()
    return identify(-7, (name, second) if second else (name,), organizations=organizations, **said)


@pytest.mark.parametrize("name", ["Zoe Mueller", "MÜLLER, Zoë", "Müller Zoë", "zoë  müller", "Zoe Müller"])
@pytest.mark.parametrize("said", [{"email": "ZOE@x.org"}, {"phone": "0171/2345678"}, {"organization": "acme"}])
def test_a_name_and_one_thing_more_is_enough(name: str, said: dict[str, str]) -> None:
    assert who(row(name, **said), ZOE, WANG) == Verdict(1)


def test_either_language_will_do() -> None:
    assert who(row("Wei Wang", email="w1@x.org"), WANG) == Verdict(2)
    assert who(row("Somebody", "王 伟", organization="清华大学"), WANG) == Verdict(2)


def test_our_own_id_is_exact() -> None:
    assert who(row("Another Name", uid="u1"), ZOE) == Verdict(1, exactly=True)


def test_numbers_come_first_but_not_against_the_name() -> None:
    assert who(row("Zoe Müller", ticket_id="T1", email="new@x.org"), ZOE) == Verdict(1)
    assert who(row("Zoe Müller", code="c1"), ZOE) == Verdict(1)
    assert who(row("Karl Otto", ticket_id="T1"), ZOE).doubt is Doubt.OTHER_NAME_SAME_NUMBER


def test_a_number_that_several_have_is_no_identity() -> None:
    others = [identify(n, (name,), ticket_id="A") for n, name in enumerate(("A B", "C D"), 1)]
    assert who(row("E F", ticket_id="A"), *others) == Verdict()


def test_namesakes_elsewhere_are_other_people() -> None:
    assert who(row("王伟", email="w2@x.org", organization="北京大学"), WANG) == Verdict()


def test_the_same_name_and_organization_with_another_address_is_doubtful() -> None:
    verdict = who(row("王伟", email="w2@x.org", organization="清华大学"), WANG)
    assert verdict == Verdict(doubt=Doubt.SAME_NAME_OTHER_CONTACT, candidates=(2,))


def test_a_bare_name_is_the_only_namesake_or_doubtful() -> None:
    bare = identify(3, ("Ann Lee",))
    assert who(row("Ann Lee"), ZOE, bare) == Verdict(3)
    assert who(row("Ann Lee", email="a@x.org"), bare).doubt is Doubt.SAME_NAME_NOTHING_ELSE
    assert who(row("Ann Lee"), bare, identify(4, ("Ann Lee",))).doubt is Doubt.SAME_NAME_NOTHING_ELSE


def test_an_address_alone_is_never_an_identity() -> None:
    assert who(row("Karl Otto", email="zoe@x.org"), ZOE) == Verdict()
    assert who(row("Zoë Schmidt", email="zoe@x.org"), ZOE).doubt is Doubt.SAME_CONTACT_OTHER_NAME
    assert who(row("王小明", email="zoe@x.org"), ZOE).doubt is Doubt.SAME_CONTACT_OTHER_NAME
    assert who(row("Zoë Schmidt", email="zoe@x.org"), ZOE, shared=frozenset({"zoe@x.org"})) == Verdict()


ZHANG = identify(5, ("张伟",), phone="13800138000", email="zw@x.org", organizations=("清华大学",))


@pytest.mark.parametrize("name", ["Zhang Wei", "Wei Zhang", "WEI ZHANG", "Dr. Wei Zhang"])
def test_the_reading_of_a_name_with_the_same_number_is_that_person(name: str) -> None:
    assert who(row(name, phone="+86 138 0013 8000"), ZHANG) == Verdict(5)
    assert who(row(name, email="ZW@x.org"), ZHANG) == Verdict(5)
    assert who(row(name, email="other@x.org"), ZHANG) == Verdict()


def test_another_name_with_the_same_number_is_doubtful_or_another_person() -> None:
    assert who(row("Kevin Zhang", phone="13800138000"), ZHANG).doubt is Doubt.SAME_CONTACT_OTHER_NAME
    assert who(row("Li Na", phone="13800138000"), ZHANG) == Verdict()
    assert who(row("李娜", phone="13800138000"), ZHANG) == Verdict()
    assert who(row("李娜", phone="13800138000", email="zw@x.org"), ZHANG).doubt is Doubt.SAME_CONTACT_OTHER_NAME
    assert who(row("Zoe Muller", phone="0171 2345678"), ZOE) == Verdict(1)
    assert who(row("Z. Müller", phone="0171 2345678"), ZOE).doubt is Doubt.SAME_CONTACT_OTHER_NAME


def test_an_offices_number_is_nobodys() -> None:
    office = [identify(n, (name,), phone="01012345678") for n, name in enumerate(("王伟", "王芳", "王强", "王敏"), 1)]
    assert who(row("Wang Li", phone="01012345678"), *office) == Verdict()


def test_two_who_are_both_sure_are_doubtful() -> None:
    twin = identify(9, ("Zoë Müller",), email="zoe@x.org")
    assert who(row("Zoë Müller", email="zoe@x.org"), ZOE, twin) == Verdict(doubt=Doubt.SEVERAL, candidates=(1, 9))


def test_a_payers_address_is_shared() -> None:
    people = [
        ("pay@x.org", "Ann Lee"),
        ("PAY@x.org", "Bo Yi"),
        ("a@x.org", "Ann Lee"),
        ("a@x.org", "Lee, Ann"),
        ("", "C"),
    ]
    assert shared_emails(people) == {"pay@x.org"}
    assert shared_emails([("zw@x.org", "张伟"), ("zw@x.org", "Wei Zhang")]) == frozenset()


def test_phone_keys() -> None:
    assert phone_key("+86 138-0013-8000") == phone_key("013800138000") == "00138000"
    assert phone_key("12") == ""


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("王伟", ("王", "伟")),
        ("欧阳娜娜", ("欧阳", "娜娜")),
        ("渡辺 千代", ("渡辺", "千代")),
        ("김민수", ("김", "민수")),
        ("玛丽·居里", ("居里", "玛丽")),
        ("Ada Lovelace", ("Lovelace", "Ada")),
        ("Ludwig van der Rohe", ("van der Rohe", "Ludwig")),
        ("Müller, Zoë", ("Müller", "Zoë")),
        ("Cher", ("", "Cher")),
    ],
)
def test_family_and_given_name(name: str, parts: tuple[str, str]) -> None:
    assert split_name(name) == parts


def test_names_put_together() -> None:
    assert full_name("王", "伟") == "王伟"
    assert full_name("Lovelace", "Ada") == "Ada Lovelace"
    assert full_name("", "Ada") == "Ada"
    assert in_natural_order("Müller, Zoë") == "Zoë Müller"
    assert name_key("渡辺 千代") == name_key("渡辺千代")


def test_an_umlaut_is_no_pinyin():
    assert name_key("Mueller Juergen") == name_key("Jürgen Müller")
    assert name_key("Xue Wei") != name_key("Xu Wei")
