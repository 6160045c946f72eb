"""Reading the event's templates with a badge by each, for the page that lists them."""

from collections.abc import Mapping
from dataclasses import dataclass
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
from ui.printing.fonts import Typeface, paper_typeface

if TYPE_CHECKING:
    from organizer.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class CardsRead:
    """What a job found."""

    cards: tuple[TemplateCard, ...]
    categories: tuple[tuple[int, str], ...]
    typeface: Typeface
    pictures: Mapping[str, bytes]


def read_cards(workspace: "Workspace", progress: Progress) -> CardsRead:
    """Read the templates and compose a badge by each; as a job. Raises Cancelled."""
    typeface = paper_typeface(progress)
    sitters, categories = proofs.read_sitters(workspace), people.categories(workspace)
    names = {each.id: each.name for each in categories}
    shown = Proofs(sitters, typeface, lambda _asset: None)
    cards, assets = [], set[str]()
    for line in templates.list_templates(workspace):
        face = _face(workspace, line, shown)
        cards.append(TemplateCard(line, face, _used_by(line, names)))
        assets |= {each.asset for each in face.flat() if isinstance(each, Picture)} if face else set()
    pictures = badges.pictures(workspace, assets)
    return CardsRead(tuple(cards), tuple(names.items()), typeface, pictures)


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
