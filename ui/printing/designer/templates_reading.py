"""Reading the event's templates with a badge by each, for the page that lists them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from organizer.domain.printing.badges.template_lines import TemplateLine
from organizer.domain.printing.designs.document import Side, open_design
from organizer.domain.printing.faces import Face, Picture
from organizer.errors import BadInput
from organizer.i18n import _
from organizer.progress import Progress
from organizer.services import people
from organizer.services.printing import badges, proofs, templates
from ui.printing.designer.proofs import Proofs
from ui.printing.designer.templates_model import TemplateCard
from ui.printing.drawing.fonts import Typeface, paper_typeface

if TYPE_CHECKING:
    from organizer.services.workspace import Workspace


Categories = tuple[tuple[int, str], ...]
"""The id and the name of each."""


@dataclass(frozen=True, slots=True)
class CardsRead:
    """What a job found."""

    cards: tuple[TemplateCard, ...]
    categories: Categories
    typeface: Typeface
    pictures: Mapping[str, bytes]


def read_names(workspace: "Workspace") -> tuple[tuple[TemplateCard, ...], Categories]:
    """Read the templates as cards without a badge, which is quick, and the categories."""
    categories = tuple((each.id, each.name) for each in people.categories(workspace))
    names = dict(categories)
    lines = templates.list_templates(workspace)
    return tuple(TemplateCard(each, None, _used_by(each, names)) for each in lines), categories


def read_cards(workspace: "Workspace", progress: Progress) -> CardsRead:
    """Read the templates and compose a badge by each; as a job. Raises Cancelled."""
    typeface = paper_typeface(progress)
    shown = Proofs(proofs.read_sitters(workspace), typeface, lambda _asset: None)
    named, categories = read_names(workspace)
    cards = tuple(replace(each, face=_face(workspace, each.line, shown)) for each in named)
    drawn = (part for each in cards if each.face is not None for part in each.face.flat())
    assets = {each.asset for each in drawn if isinstance(each, Picture)}
    return CardsRead(cards, categories, typeface, badges.pictures(workspace, assets))


def _face(workspace: "Workspace", line: TemplateLine, shown: Proofs) -> Face | None:
    if not line.width:
        return None
    try:
        return shown.face(open_design(templates.read_design(workspace, line.id)), Side.FRONT)
    except BadInput:
        return None


def _used_by(line: TemplateLine, names: Mapping[int, str]) -> str:
    """Who has it, in a sentence."""
    chosen = [names[each] for each in line.categories if each in names]
    if line.is_default:
        chosen = [_("Everybody else") if chosen else _("Everybody without another"), *chosen]
    return ", ".join(chosen) or _("Nobody yet")
