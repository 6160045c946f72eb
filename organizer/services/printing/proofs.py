"""Trying a design on real people before it is used."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy import select

from organizer.domain.printing.badges.composing import BadgePerson, Occasion, Press
from organizer.domain.printing.badges.templates import Template
from organizer.domain.printing.faces import Ruler
from organizer.files.codes import encode
from organizer.services.printing.badges import badge_people
from organizer.services.workspace import Workspace
from organizer.storage import tables

_CODE = "7K2M9XQP"
_SIGNED = f"{_CODE}.TG8WG1CE"

EXAMPLES = (
    BadgePerson(
        1,
        "Elena Rossi",
        second_name="埃琳娜·罗西",
        title="Prof.",
        job_title="Head of the laboratory",
        organization="Alpine Institute of Materials",
        second_organization="阿尔卑斯材料研究所",
        country="Italy",
        second_country="意大利",
        category="Speaker",
        second_category="报告人",
        color=0,
        code=_CODE,
        signed_code=_SIGNED,
    ),
    BadgePerson(
        2,
        "林晓",
        second_name="Lin Xiao",
        organization="海湾大学",
        second_organization="Bay University",
        country="China",
        second_country="中国",
        category="Guest",
        second_category="来宾",
        color=1,
        code="QX4T7RMB",
        signed_code=_SIGNED,
    ),
)
"""Made-up people, so that a design can be begun before anybody has registered."""


@dataclass(frozen=True, slots=True)
class Sitters:
    """On whom a design is tried: the attendees by name, or made-up people where there is none yet.

    ``categories`` by their order, with the number of the colour of each, and ``fields``, the names of custom fields,
    are what a design may refer to.
    """

    occasion: Occasion
    people: tuple[BadgePerson, ...]
    categories: Mapping[str, int]
    fields: tuple[str, ...]


def read_sitters(workspace: Workspace) -> Sitters:
    """Everybody who gets a badge. A code that was not issued yet is shown as an example."""
    category = tables.category.c
    with workspace.reading() as db:
        occasion, people = badge_people(db)
        rows = db.execute(select(category.name, category.color).order_by(category.position, category.id))
        categories = {row.name: row.color for row in rows}
    people = tuple(_with_code(each) for each in people if each.has_name) or EXAMPLES
    fields = sorted({label for each in people for label in each.fields})
    return Sitters(occasion, people, categories, tuple(fields))


def _with_code(who: BadgePerson) -> BadgePerson:
    return who if who.code else replace(who, code=_CODE, signed_code=_SIGNED)


def press(template: Template, occasion: Occasion, ruler: Ruler) -> Press:
    """Composes badges by a template that may not be saved yet."""
    return Press(template, occasion, ruler=ruler, encode=encode)
