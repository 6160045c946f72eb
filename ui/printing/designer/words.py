"""What elements, fields and colours are called."""

import re
from collections.abc import Mapping

from organizer.domain.printing.badges.fields import CUSTOM
from organizer.domain.printing.designs.arranging import Axis
from organizer.domain.printing.designs.document import Item
from organizer.domain.printing.faces import MILLIMETRE
from organizer.i18n import _
from ui.field_words import field_word

_FIELD = re.compile(r"\{([^{}]+)\}")

MOST = 60
"""So many characters of a text name its element."""


def kind_word(kind: str) -> str:
    """What kind of element it is."""
    return {
        "text": _("Text"),
        "column": _("Text"),
        "rectangle": _("Rectangle"),
        "line": _("Line"),
        "ellipse": _("Ellipse"),
        "code": _("Code to scan"),
        "image": _("Picture"),
        "photo": _("Photo"),
    }.get(kind, kind)


def kind_icon(kind: str) -> str:
    """The sign of a kind of element."""
    return {"column": "text", "code": "code", "image": "picture"}.get(kind, kind)


def design_word(design: str) -> str:
    """What one of the program's designs is called, by the name of its file."""
    return {
        "portrait-90x130": _("Portrait, 90 × 130 mm"),
        "portrait-a6": _("A6 portrait, 105 × 148 mm"),
        "card-86x54": _("Card, 86 × 54 mm"),
        "card-90x60": _("Badge, 90 × 60 mm"),
        "butterfly-a6": _("Butterfly, A6 × 2 folded"),
        "card-4x3in": _("Badge, 4 × 3 inch"),
        "roll-62mm": _("Roll, 62 × 100 mm, black only"),
    }[design]


def color_word(color: str) -> str:
    """What a colour of a template is called: those of the program's designs in words, others by their names."""
    words = {
        "night": _("night"),
        "ink": _("ink"),
        "muted": _("muted"),
        "quiet": _("quiet"),
        "hairline": _("hairline"),
        "paper": _("paper"),
        "none": _("no category"),
    }
    name, dash, number = color.partition("-")
    return f"{words.get(name, name)}{dash}{number}"


def element_word(name: str) -> str:
    """What an element or a group is called: those of the program's designs in words, others by their names."""
    words = {
        "Header": _("Header"),
        "Footer": _("Footer"),
        "Pattern": _("Pattern"),
        "Square": _("Square"),
        "Stripe": _("Stripe"),
        "Rule": _("Rule"),
        "Frame": _("Frame"),
    }
    return words.get(name, name)


def item_name(item: Item) -> str:
    """What an element is called: by its name, else by what it says, else by its kind."""
    if item.name:
        return element_word(item.name)
    said = [said_words(str(each.get("text", ""))) for each in item.lines]
    if item.kind == "code":
        said = [said_words(str(item.source.get("text", "{code}")))]
    text = " · ".join(filter(None, said))
    return (text if len(text) <= MOST else f"{text[:MOST]}…") or kind_word(item.kind)


def condition_words(item: Item) -> str:
    """For whom an element is there; empty where it is for everybody."""
    said = []
    for key, words in (("only", _("Only for {names}")), ("except", _("Not for {names}"))):
        if names := item.source.get(key):
            said.append(words.format(names=", ".join(names)))
    if field := item.source.get("when"):
        said.append(_("Only with {field}").format(field=said_words(f"{{{field}}}")))
    return " · ".join(said)


def in_millimetres(length: int) -> str:
    """A length as it is shown beside what is dragged."""
    return f"{length / MILLIMETRE:.1f} mm"


def guide_name(axis: Axis, at: int) -> str:
    """Where a guide lies, for screen readers."""
    said = _("Guide {at} from the left edge") if axis is Axis.DOWN else _("Guide {at} from the upper edge")
    return said.format(at=in_millimetres(at))


def said_words(text: str) -> str:
    """A text with what its fields are called instead of their names."""
    words = {name: word for _title, fields in field_words() for name, word in fields}
    return _FIELD.sub(lambda match: _word(match[1], words), text)


def _word(names: str, words: Mapping[str, str]) -> str:
    """Of several fields of which the first one counts, what that is called."""
    first = names.split("|")[0]
    return words.get(first) or words.get(names) or first.removeprefix(CUSTOM)


def field_words() -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """The fields that a text may have, by what they are of, each with what it is called on all screens."""
    return (
        (_("Name"), (("badge_name|name", _("Badge name, else name")), *_usual(*_NAMES), *_of_the_name())),
        (_("Person"), (*_usual(*_PERSON), ("second_organization", _("Organization in the second language")))),
        (_("Category and country"), _of_many()),
        (_("Codes"), _of_codes()),
        (_("Sessions and table"), _of_the_programme()),
        (_("Event"), _of_the_event()),
    )


_NAMES = ("name", "badge_name", "second_name", "family_name", "given_name", "kana")
_PERSON = ("title", "job_title", "organization", "email", "phone")


def _usual(*fields: str) -> tuple[tuple[str, str], ...]:
    return tuple((each, field_word(each)) for each in fields)


def _of_the_name() -> tuple[tuple[str, str], ...]:
    return (
        ("latin_name", _("Name in Latin letters")),
        ("wide_name", _("Name in Chinese, Japanese or Korean")),
        ("full_name", _("Full name in the order of its script")),
    )


def _of_many() -> tuple[tuple[str, str], ...]:
    return (
        *_usual("category"),
        ("second_category", _("Category in the second language")),
        *_usual("country"),
        ("second_country", _("Country in the second language")),
        ("country_code", _("Country’s code")),
    )


def _of_codes() -> tuple[tuple[str, str], ...]:
    return (*_usual("code"), ("signed_code", _("Signed code")), ("vcard", _("Address card (vCard)")))


def _of_the_programme() -> tuple[tuple[str, str], ...]:
    return (
        ("sessions", _("Sessions with a part in them")),
        ("second_sessions", _("Sessions with a part, in the second language")),
        ("enrolled", _("Sessions listened to")),
        ("second_enrolled", _("Sessions listened to, in the second language")),
        ("table", _("Table")),
        ("second_table", _("Table in the second language")),
    )


def _of_the_event() -> tuple[tuple[str, str], ...]:
    return (
        ("event", _("Event")),
        ("second_event", _("Event in the second language")),
        ("place", _("Place")),
        ("dates", _("Dates")),
    )
