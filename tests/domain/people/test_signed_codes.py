import pytest

from organizer.domain.people.signed_codes import signed_code, verified_code

SECRET = "0123456789abcdef"


def test_a_signed_code_gives_back_its_code() -> None:
    signed = signed_code("7K2M9XQP", SECRET)
    assert signed == "7K2M9XQP.TG8WG1CE"
    assert verified_code(signed, SECRET) == "7K2M9XQP"
    assert verified_code(f" {signed.lower().replace('7k2m9xqp', '7K2M9XQP')}\n", SECRET) == "7K2M9XQP"


@pytest.mark.parametrize(
    "text", ["", "7K2M9XQP", ".", "7K2M9XQP.", "7K2M9XQP.TG8WG1CF", "7K2M9XQQ.TG8WG1CE", "7K2M9XQP.TG8WG1C", "字.字"]
)
def test_anything_else_gives_nothing(text: str) -> None:
    assert verified_code(text, SECRET) is None


def test_another_event_has_another_signature() -> None:
    assert verified_code(signed_code("7K2M9XQP", "other"), SECRET) is None


def test_without_a_code_or_a_secret_nothing_is_signed() -> None:
    assert [signed_code("", SECRET), signed_code("7K2M9XQP", "")] == ["", ""]
    assert verified_code("7K2M9XQP.", "") is None
