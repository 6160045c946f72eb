"""Designs of Indico and pretix as ours. The inputs are our own, in the shape that those programs write."""

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from organizer.domain.printing.badges.templates import parse_template
from organizer.domain.printing.designs.files import design_file, picture_name, understood
from organizer.domain.printing.designs.indico import take_indico_design
from organizer.domain.printing.designs.pretix import take_pretix_design
from organizer.errors import BadInput
from tests.domain.printing.badge_values import flaws

PNG = b"\x89PNG\r\n\x1a\n" + b"pixels"
SQUARE = {"kind": "rectangle", "box": [0, 0, 10, 10]}


def indico(**item: Any) -> dict[str, Any]:
    """A badge of 8 × 5 cm with one item."""
    whole = {"type": "full_name_b", "x": 20, "y": 100, "width": 300, "height": None, "font_size": "18pt"}
    return {"width": 400, "height": 250, "background_position": "stretch", "items": [{"id": 0, **whole, **item}]}


def pretix(**item: Any) -> list[dict[str, Any]]:
    """A layout with one text on its page."""
    whole = {"type": "textcontainer", "left": "5.00", "bottom": 40, "width": 80, "height": 12, "fontsize": "20"}
    looks = {"fontfamily": "Open Sans", "bold": False, "italic": False, "align": "left", "verticalalign": "middle"}
    return [{**whole, **looks, "content": "attendee_name", "color": [0, 0, 0, 1], **item}]


# -- Indico ------------------------------------------------------------------------------------------------------------


def test_indicos_pixels_and_points_become_micrometres() -> None:
    taken = take_indico_design(indico(bold=True, text_align="center", color="red"))
    assert taken.left_out == ()
    assert taken.design == {
        "version": 1,
        "size": [80_000, 50_000],
        "elements": [
            {
                "kind": "text",
                "box": [4_000, 20_000, 60_000, 15_240],
                "text": "{title} {badge_name|full_name}",
                "size": 6_350,
                "least": 3_175,
                "max_lines": 2,
                "color": "#ff0000",
                "align": "center",
                "weight": "bold",
            }
        ],
    }


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("event_title", "{event}"),
        ("event_dates", "{dates}"),
        ("affiliation", "{organization}"),
        ("position", "{job_title}"),
        ("country", "{country}"),
        ("last_name", "{family_name}"),
    ],
)
def test_indicos_placeholders_become_fields(kind: str, text: str) -> None:
    assert take_indico_design(indico(type=kind)).design["elements"][0]["text"] == text


def test_indicos_fixed_text_stays_text_and_its_capitals_capitals() -> None:
    fixed, upper = (take_indico_design(indico(type=kind, text="Hall {A}")) for kind in ("fixed", "last_name_upper"))
    assert fixed.design["elements"][0]["text"] == "Hall (A)"
    assert upper.design["elements"][0]["case"] == "upper"


def test_indicos_code_and_picture_stand_in_their_boxes() -> None:
    code = take_indico_design(indico(type="ticket_qr_code", x=10, y=10, width=100, height=120))
    photo = take_indico_design(indico(type="picture", x=10, y=10, width=100, height=120))
    assert code.design["elements"] == [{"kind": "code", "box": [2_000, 4_000, 20_000, 20_000]}]
    assert photo.design["elements"] == [{"kind": "photo", "box": [2_000, 2_000, 20_000, 24_000]}]


@pytest.mark.parametrize(
    ("item", "told"),
    [
        ({"type": "event_room"}, "“event_room” has no counterpart"),
        ({"type": "price"}, "“price” has no counterpart"),
        ({"italic": True}, "Italic letters are upright"),
        ({"font_family": "Comic Sans"}, "“Comic Sans” is not used"),
        ({"color": "blurple"}, "“blurple” is black"),
        ({"text_align": "justify"}, "stands left"),
    ],
)
def test_what_cannot_be_taken_from_indico_is_said(item: dict[str, Any], told: str) -> None:
    (said,) = take_indico_design(indico(**item)).left_out
    assert told in said


# -- pretix ------------------------------------------------------------------------------------------------------------


def test_pretix_counts_from_below_and_does_not_say_its_page() -> None:
    taken = take_pretix_design(pretix())
    assert taken.design["size"] == [86_000, 54_000]
    assert taken.left_out == ("The file does not say the size of the page; 86 × 54 mm holds everything.",)
    (element,) = taken.design["elements"]
    assert element["box"] == [5_000, 2_000, 80_000, 12_000]
    assert (element["text"], element["size"], element["anchor"]) == ("{badge_name|full_name}", 7_056, "middle")


def test_pretix_has_codes_second_pages_and_texts_with_fields() -> None:
    code = {"type": "barcodearea", "left": 60, "bottom": 5, "size": 20, "page": 2}
    other = pretix(content="other", text="Hello {attendee_name}, {shoe_size}!")
    taken = take_pretix_design([*pretix(rotation=90), *other, code])
    assert [each["text"] for each in taken.design["elements"]] == [
        "{badge_name|full_name}",
        "Hello {badge_name|full_name}, !",
    ]
    assert taken.design["elements"][0]["turn"] == 90
    assert taken.design["back"] == {
        "elements": [{"kind": "code", "box": [60_000, 29_000, 20_000, 20_000], "text": "{code}", "color": "#000000"}]
    }
    assert taken.left_out[1:] == ("“shoe_size” has no counterpart here and was left out.",)


@pytest.mark.parametrize(
    ("item", "told"),
    [
        ({"content": "seat"}, "“seat”"),
        ({"rotation": 45}, "askew"),
        ({"italic": True}, "Italic"),
        ({"fontfamily": "Papyrus"}, "Papyrus"),
        ({"type": "poweredby", "content": "dark", "size": 10}, "“dark”"),
        ({"page": 3}, "second"),
    ],
)
def test_what_cannot_be_taken_from_pretix_is_said(item: dict[str, Any], told: str) -> None:
    assert told in take_pretix_design(pretix(**item)).left_out[1]


# -- any file ----------------------------------------------------------------------------------------------------------

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
numbers = st.integers(-5_000, 5_000) | st.floats() | values
indico_items = st.fixed_dictionaries(
    {"type": st.sampled_from(["full_name", "fixed", "ticket_qr_code", "picture", "event_title", "price"])},
    optional={
        **dict.fromkeys(("x", "y", "width", "height"), numbers),
        **dict.fromkeys(("font_size", "font_family", "color", "text_align", "text", "bold", "italic"), values),
    },
)
pretix_items = st.fixed_dictionaries(
    {"type": st.sampled_from(["textarea", "textcontainer", "barcodearea", "imagearea", "poweredby"])},
    optional={
        **dict.fromkeys(("left", "bottom", "width", "height", "size", "fontsize", "rotation"), numbers),
        **dict.fromkeys(("color", "align", "verticalalign", "text", "text_i18n", "bold", "downward"), values),
        "page": st.sampled_from([1, 2, 3, None]) | values,
        "content": st.sampled_from(["secret", "attendee_name", "other", "other_i18n", "seat", None]),
    },
)
own_items = st.fixed_dictionaries(
    {"kind": st.sampled_from(["text", "column", "rectangle", "line", "code", "image", "photo"])},
    optional={
        "box": st.just([0, 0, 9, 9]) | values,
        **dict.fromkeys(("text", "lines", "anchor", "align", "weight", "symbology", "asset", "when", "only"), values),
        **dict.fromkeys(("size", "small", "least", "tracking", "max_lines", "gap", "turn", "thickness"), numbers),
        **dict.fromkeys(("color", "outline", "group", "name", "locked", "except"), values),
    },
)


def is_taken(document: object) -> None:
    """It becomes a design that can be used and is as the schema says, or is refused in a sentence."""
    try:
        found = understood(document)
    except BadInput:
        return
    parse_template(found.design)
    assert flaws(found.design) == []


@example({"width": 8.9e305, "height": 1e9, "items": [{"type": "fixed", "text": "A", "font_size": "9" * 400 + "pt"}]})
@given(st.fixed_dictionaries({"width": numbers, "height": numbers, "items": st.lists(indico_items, max_size=4)}))
def test_whatever_looks_like_indicos_is_taken_or_refused(document: dict[str, Any]) -> None:
    is_taken(document)


@given(st.lists(pretix_items, max_size=4))
def test_whatever_looks_like_pretixs_is_taken_or_refused(document: list[dict[str, Any]]) -> None:
    is_taken(document)


@example({"size": [9, 9], "categories": 7, "elements": [SQUARE]})
@given(
    st.dictionaries(st.sampled_from(["size", "elements", "back", "colors", "guides", "fold", "version"]), values)
    | st.fixed_dictionaries({"size": st.just([9, 9]), "elements": st.lists(own_items, max_size=3)})
    | st.lists(values)
    | values
)
def test_whatever_looks_like_ours_is_taken_or_refused(document: object) -> None:
    try:
        understood(document)
    except BadInput as refused:
        assert str(refused).endswith(".")  # noqa: PT017 - most are refused


def test_a_file_of_ours_has_its_pictures_in_it() -> None:
    digest = picture_name(PNG)
    design = {"version": 1, "size": [9, 9], "elements": [{"kind": "image", "box": [0, 0, 9, 9], "asset": digest}]}
    document = design_file(design, "Gold", {digest: ("image/png", PNG)})
    assert flaws(document) == []
    found = understood(document)
    assert (found.design, found.pictures, found.left_out, found.name) == (
        {**design, "name": "Gold"},
        {digest: PNG},
        (),
        "Gold",
    )


def test_a_picture_that_is_not_in_the_file_is_said() -> None:
    design = {"size": [9, 9], "elements": [{"kind": "image", "box": [0, 0, 9, 9], "asset": "ab" * 32}]}
    assert understood(design).left_out == ("A picture is not part of the file; choose it anew in the designer.",)


@pytest.mark.parametrize(
    ("document", "told"),
    [
        (7, "no badge template"),
        ({}, "no badge template"),
        ([], "no badge template"),
        ({"size": [9, 9], "elements": [SQUARE], "pictures": 3}, "damaged"),
        ({"size": [9, 9], "elements": [SQUARE], "pictures": {"ab": {"data": "!"}}}, "damaged"),
        ({"size": [9, 9], "elements": [SQUARE], "pictures": {"ab": {"data": "iVBORw0KGgo="}}}, "damaged"),
        ({"size": [9, 9], "elements": [SQUARE], "guides": {"x": 3}}, "guides"),
        ({"size": [9, 9], "elements": [SQUARE], "guides": {"z": []}}, "guides"),
        ({"size": [9, 9], "elements": [SQUARE], "name": float("nan")}, "numbers"),
        ({"width": 400, "height": 0, "items": []}, "Indico"),
        ({"width": 400, "height": 300, "items": []}, "no elements"),
    ],
)
def test_what_is_no_design_is_refused_in_a_sentence(document: object, told: str) -> None:
    with pytest.raises(BadInput, match=told):
        understood(document)


def test_halves_of_characters_are_replaced() -> None:
    found = understood({"size": [9, 9], "elements": [{**SQUARE, "name": "\ud83d"}]})
    assert found.design["elements"][0]["name"] == "?"
