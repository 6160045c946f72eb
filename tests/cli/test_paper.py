"""``print`` through the real command."""

from pathlib import Path

import pytest

from tests.cli.command import organizer, refused


def test_badges_are_printed_once_and_then_only_what_changed(sample: Path) -> None:
    file = sample.with_name("badges.pdf")
    first = organizer("print", sample, file, "--what", "badges", "--json").document
    assert list(first) == ["input", "printed", "skipped", "duplicates", "pages", "problems", "again", "files"]
    assert (first["again"], first["files"]) == (0, ["badges.pdf"])
    assert (first["input"], first["duplicates"]) == (first["printed"] + first["skipped"], 0)
    assert first["printed"] == first["pages"] > 50
    assert file.read_bytes().startswith(b"%PDF-")
    again = organizer("print", sample, sample.with_name("again.pdf"), "--only", "changed", "--json").document
    assert (again["printed"], again["pages"]) == (0, 0)
    assert not sample.with_name("again.pdf").exists()
    lost = organizer("print", sample, sample.with_name("again.pdf"), "--reason", "lost", "--json").document
    assert (lost["again"], lost["printed"]) == (first["printed"], first["printed"])


def test_badges_lie_in_parcels_with_sheets_between_each_in_its_file(sample: Path) -> None:
    options = (
        "--order",
        "organization",
        "--between",
        "category",
        "--parcels",
        "A-M,N-Z",
        "--file-per-parcel",
        "--json",
    )
    document = organizer("print", sample, sample.with_name("p.pdf"), *options).document
    assert document["pages"] > document["printed"] + 3
    assert document["files"] == ["p-A-M.pdf", "p-N-Z.pdf", "p-other.pdf"]
    assert sorted(each.name for each in sample.parent.glob("p*.pdf")) == document["files"]


def test_badges_of_one_category_are_those_of_its_people(sample: Path) -> None:
    everybody = organizer("print", sample, sample.with_name("all.pdf"), "--json").document["printed"]
    options = ("--category", "speaker", "--json")
    speakers = organizer("print", sample, sample.with_name("speakers.pdf"), *options).document["printed"]
    assert 0 < speakers < everybody
    refused(organizer("print", sample, sample.with_name("b.pdf"), "--category", "nobody"))


def test_several_badges_fit_on_a_sheet(sample: Path) -> None:
    document = organizer("print", sample, sample.with_name("b.pdf"), "--stock", "a4", "--json").document
    assert document["pages"] < document["printed"]


def test_a_proof_on_paper_that_is_used_in_every_way_marks_nothing(sample: Path) -> None:
    options = ("--stock", "a4", "--start", 3, "--fill", "columns", "--gap", 2.5, "--no-cut-marks", "--sides", "front")
    options = (*options, "--head-to-foot", "--dpi", 600, "--category", "speaker", "--proof")
    file = sample.with_name("x.pdf")
    proof, *problems = organizer("print", sample, file, *options).out.splitlines()
    assert problems[0] == "This is a proof: nothing is marked as printed."
    due = organizer("print", sample, file, "--only", "changed", *options, "--json").document
    assert due["printed"] > 5
    assert due["pages"] == -(-(due["printed"] + 2) // 4)  # four on a sheet, of which two are used
    assert proof.startswith(f"{file}: {due['printed']} printed on {due['pages']} pages")


def test_a_proof_of_sheets_marks_nothing(sample: Path) -> None:
    options = (sample.with_name("x.pdf"), "--what", "door-signs", "--only", "changed", "--proof", "--json")
    first, second = (organizer("print", sample, *options).document for _time in range(2))
    assert first == second
    assert first["printed"] > 5


def test_an_event_without_people_has_no_badges(event: Path) -> None:
    done = organizer("print", event, event.with_name("b.pdf"))
    assert refused(done) == "There is nobody to print a badge for; import or add attendees first."
    assert not event.with_name("b.pdf").exists()


def test_an_unknown_paper_is_refused(sample: Path) -> None:
    refused(organizer("print", sample, sample.with_name("b.pdf"), "--stock", "papyrus"))


def test_the_agenda_is_written_and_counts_add_up(sample: Path) -> None:
    file = sample.with_name("agenda.pdf")
    document = organizer("print", sample, file, "--what", "agenda", "--json").document
    assert list(document) == ["input", "printed", "skipped", "duplicates", "pages", "problems", "again", "files"]
    assert document["input"] == document["printed"] + document["skipped"] > 30
    assert (document["duplicates"], len(document["problems"])) == (0, document["skipped"])
    assert document["pages"] > 2
    assert file.read_bytes().startswith(b"%PDF-")


def test_a_poster_of_one_day_is_one_page_or_several_sheets(sample: Path) -> None:
    file = sample.with_name("poster.pdf")
    options = ("--what", "poster", "--day", 2, "--size", "A2", "--json")
    assert organizer("print", sample, file, *options).document["pages"] == 1
    assert organizer("print", sample, file, *options, "--split").document["pages"] == 4


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--what", "poster", "--day", 9), "The event has 2 days; there is no day 9."),
        (("--what", "poster", "--size", "letter"), "There is no paper “letter” for this; choose one of A4, A3, A2."),
        (("--what", "poster", "--split", "--size", "a4"), "There is no paper “a4” for this; choose one of A3, A2."),
        (("--what", "agenda", "--split"), "--split is not for --what agenda; leave it out."),
        (("--what", "agenda", "--stock", "a4"), "--stock is not for --what agenda; leave it out."),
        (("--what", "certificates", "--room", "Hall A"), "--room is not for --what certificates; leave it out."),
        (("--what", "paper-pack", "--only", "changed"), "--only is not for --what paper-pack; leave it out."),
        (("--what", "tents", "--session", "Q"), "There is no “Q”; write its id, title, name or code."),
        (("--day", 1), "--day is not for --what badges; leave it out."),
        (("--what", "agenda", "--no-cut-marks"), "--cut-marks is not for --what agenda; leave it out."),
        (("--parcels", 0), "There is at least one parcel."),
        (("--file-per-parcel",), "--file-per-parcel needs --parcels, which says how many there are."),
        (("--proof", "--reason", "lost"), "--reason is not for --proof; leave it out."),
        (("--stock", "a4", "--start", 0), "There is no label 0 on a sheet of “a4”; it has 4."),
        (("--gap", 31), "Between badges there may be 0 to 30 mm, not 31.0."),
        (("--what", "agenda", "--person", "Q"), "--person is not for --what agenda; leave it out."),
        (("--what", "tents", "--person", "Q", "--day", 1), "--day is not for --person; leave it out."),
        (
            ("--what", "certificates", "--person", "Q", "--checked-in"),
            "--checked-in is not for --person; leave it out.",
        ),
        (("--person", "Q", "--category", "guest"), "--category is not for --person; leave it out."),
        (("--person", "Q", "--day", 1), "--day is not for --what badges; leave it out."),
        (("--what", "tents", "--checked-in"), "--checked-in is not for --what tents; leave it out."),
        (("--what", "wrong", "--category", "guest"), "--category is not for --what wrong; leave it out."),
    ],
)
def test_what_does_not_go_together_is_refused(sample: Path, options: tuple[object, ...], said: str) -> None:
    assert refused(organizer("print", sample, sample.with_name("x.pdf"), *options)) == said
    assert not sample.with_name("x.pdf").exists()


def test_an_event_without_times_has_no_agenda(event: Path) -> None:
    done = organizer("print", event, event.with_name("a.pdf"), "--what", "agenda")
    assert refused(done) == "Nothing has a time yet; place sessions on the schedule first."


KINDS = ("door-signs", "session-signs", "reserved-seats", "tents", "small-tents", "name-plates", "personal")
MORE = ("meeting-slips", "certificates", "sign-in", "session-sign-in", "run-sheets", "walk-in", "booklet", "paper-pack")


@pytest.mark.parametrize("kind", [*KINDS, *MORE])
def test_every_kind_of_sheet_is_written_and_counts_add_up(sample: Path, kind: str) -> None:
    file = sample.with_name(f"{kind}.pdf")
    document = organizer("print", sample, file, "--what", kind, "--json").document
    assert list(document) == ["input", "printed", "skipped", "duplicates", "pages", "problems", "again", "files"]
    assert document["input"] == document["printed"] + document["skipped"] + document["duplicates"] > 0
    reasons = [each for each in document["problems"] if each["kind"] in ("cancelled", "no-time", "missing-name")]
    assert len(reasons) == (1 if kind == "meeting-slips" else document["skipped"])
    assert document["pages"] > 0
    assert file.read_bytes().startswith(b"%PDF-")


def test_sheets_are_narrowed_by_names_in_any_case(sample: Path) -> None:
    file = sample.with_name("x.pdf")
    options = ("--what", "door-signs", "--room", "hall b", "--day", 1, "--json")
    assert organizer("print", sample, file, *options).document["printed"] == 1
    options = ("--what", "tents", "--session", "opening and KEYNOTE", "--languages", "sides", "--json")
    assert organizer("print", sample, file, *options).document["printed"] > 0


def test_what_is_on_paper_already_is_left_out(sample: Path) -> None:
    file, again = sample.with_name("signs.pdf"), sample.with_name("again.pdf")
    first = organizer("print", sample, file, "--what", "door-signs", "--json").document
    second = organizer("print", sample, again, "--what", "door-signs", "--only", "changed", "--json").document
    assert (first["printed"] > 5, second["printed"], second["skipped"]) == (True, 0, first["input"])
    assert not again.exists()


def test_sheets_of_certain_people_and_everything_that_became_wrong(sample: Path) -> None:
    speaker = organizer("find", sample, "a", "--json").document["people"][0]
    of_one = ("--person", speaker["code"], "--person", speaker["name"], "--json")
    for kind in ("tents", "badges"):
        document = organizer("print", sample, sample.with_name(f"{kind}.pdf"), "--what", kind, *of_one).document
        assert (document["input"], document["printed"], document["again"]) == (1, 1, 0)
    again = organizer("print", sample, sample.with_name("tents.pdf"), "--what", "tents", *of_one)
    assert (again.code, again.document["printed"], again.document["again"]) == (0, 1, 1)
    assert again.err == "1 of these was on paper just so already. Say why it is printed again with --reason.\n"
    told = organizer("print", sample, sample.with_name("tents.pdf"), "--what", "tents", *of_one, "--reason", "lost")
    assert (told.document["again"], told.err) == (1, "")
    nothing = organizer("print", sample, sample.with_name("wrong.pdf"), "--what", "wrong", "--json").document
    assert (nothing["input"], nothing["files"]) == (0, [])
