"""``print`` through the real command."""

from pathlib import Path

from tests.cli.command import organizer, refused


def test_badges_are_printed_once_and_then_only_what_changed(sample: Path) -> None:
    file = sample.with_name("badges.pdf")
    first = organizer("print", sample, file, "--what", "badges", "--json").document
    assert list(first) == ["input", "printed", "skipped", "duplicates", "pages", "problems"]
    assert (first["input"], first["duplicates"]) == (first["printed"] + first["skipped"], 0)
    assert first["printed"] == first["pages"] > 50
    assert file.read_bytes().startswith(b"%PDF-")
    again = organizer("print", sample, sample.with_name("again.pdf"), "--only", "changed", "--json").document
    assert (again["printed"], again["pages"]) == (0, 0)
    assert not sample.with_name("again.pdf").exists()


def test_several_badges_fit_on_a_sheet(sample: Path) -> None:
    document = organizer("print", sample, sample.with_name("b.pdf"), "--stock", "a4", "--json").document
    assert document["pages"] < document["printed"]


def test_an_event_without_people_has_no_badges(event: Path) -> None:
    done = organizer("print", event, event.with_name("b.pdf"))
    assert refused(done) == "There is nobody to print a badge for; import or add attendees first."
    assert not event.with_name("b.pdf").exists()


def test_an_unknown_paper_is_refused(sample: Path) -> None:
    refused(organizer("print", sample, sample.with_name("b.pdf"), "--stock", "papyrus"))
