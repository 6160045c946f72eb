"""Badge templates that other programs bring: each becomes a design of ours that says what theirs did."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from organizer.domain.printing.designs.files import understood
from tests.domain.printing.badge_values import flaws
from tests.domain.printing.designs.test_taken_designs import pretix


@pytest.fixture
def designs(corpus: Path) -> Path:
    return corpus / "labels" / "badge_templates"


@pytest.mark.parametrize(
    ("name", "size", "said", "left_out"),
    [
        (
            "badge",
            [85_000, 54_000],
            ["{event}", "{dates}", "{organization}", "{title} {badge_name|full_name}", "{job_title}", "{country}"],
            (),
        ),
        (
            "ticket",
            [170_000, 270_000],
            ["{event}", "{dates}", "{organization}", "{title} {badge_name|full_name}", "{place}", "code"],
            ("“event_room” has no counterpart here and was left out.",),
        ),
    ],
)
def test_indicos_own_templates_are_taken(
    designs: Path, name: str, size: list[int], said: list[str], left_out: tuple[str, ...]
) -> None:
    found = understood(json.loads((designs / f"indico-default_{name}_data.json").read_text("utf-8")))
    elements = found.design["elements"]
    assert (found.design["size"], found.left_out) == (size, left_out)
    assert [each.get("text", each["kind"]) for each in elements] == said
    assert flaws(found.design) == []


def test_our_layouts_are_such_as_pretix_writes(designs: Path) -> None:
    schema = json.loads((designs / "pretix-pdf-layout.schema.json").read_text("utf-8"))
    layout = [*pretix(rotation=90), {"type": "barcodearea", "left": 60, "bottom": 5, "size": 20, "page": 2}]
    assert [each.message for each in Draft202012Validator(schema).iter_errors(layout)] == []
