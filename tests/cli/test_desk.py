"""``find`` through the real command."""

from pathlib import Path

import pytest

from tests.cli.command import organizer, refused


def test_find_has_the_keys_that_do_not_change(sample: Path) -> None:
    everybody = organizer("find", sample, "a", "--json").document["people"]
    assert [list(each) for each in everybody[:1]] == [["id", "name", "second_name", "organization", "category", "code"]]


def test_a_person_is_found_by_code(sample: Path) -> None:
    person = organizer("find", sample, "a", "--json").document["people"][0]
    assert organizer("find", sample, person["code"], "--json").document["people"] == [person]
    assert organizer("find", sample, person["code"]).out.startswith(f"{person['id']}  {person['name']}")


@pytest.mark.parametrize(("text", "out"), [("zzzzzz", "Nobody is found.\n")])
def test_nobody_is_no_error(sample: Path, text: str, out: str) -> None:
    done = organizer("find", sample, text)
    assert (done.code, done.out) == (0, out)


def test_one_odd_name_does_not_push_everything_away(event: Path) -> None:
    sheet = event.with_name("people.csv")
    sheet.write_text(f"Name,E-mail\n{'A' * 300},a@example.org\nBo,b@example.org\n", encoding="utf-8")
    organizer("import", event, sheet)
    lines = organizer("find", event, "example.org").out.splitlines()
    assert [line.split()[1] for line in lines] == ["A" * 39 + "…", "Bo"]
    assert max(map(len, lines)) < 80
    found = organizer("find", event, "example.org", "--json").document["people"]
    assert [each["name"] for each in found] == ["A" * 300, "Bo"]


def test_an_empty_search_is_refused(sample: Path) -> None:
    assert refused(organizer("find", sample, " ")) == "Say what to look for."
