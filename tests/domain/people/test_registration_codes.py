from random import Random

from organizer.domain.people.registration_codes import ALPHABET, LENGTH, new_codes


def test_codes_differ_from_each_other_and_from_those_taken():
    first = new_codes(500, (), random=Random(1).randbytes)

    second = new_codes(500, set(first), random=Random(1).randbytes)

    assert len(set(first) | set(second)) == 1000
    assert {len(code) for code in first} == {LENGTH}
    assert set("".join(first)) <= set(ALPHABET)
