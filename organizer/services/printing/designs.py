"""Which template whose badge is made by."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection, select

from organizer.domain.printing.badges.templates import Template, default_template, parse_template
from organizer.errors import NotFound
from organizer.i18n import _
from organizer.storage import tables

_TEMPLATE, _CHOICE = tables.badge_template.c, tables.category_template.c


@dataclass(frozen=True, slots=True)
class Designs:
    """The template of everybody, but for categories (by id) that have their own."""

    usual: Template
    by_category: Mapping[int, Template] = field(default_factory=dict)

    def of(self, category: int | None) -> Template:
        """The template of people of a category; None: of people without one."""
        return self.by_category.get(category, self.usual) if category is not None else self.usual

    @property
    def fields(self) -> frozenset[str]:
        """The fields that any of them uses."""
        return self.usual.fields.union(*(each.fields for each in self.by_category.values()))

    @property
    def assets(self) -> frozenset[str]:
        """The pictures that any of them shows on every badge."""
        return self.usual.assets.union(*(each.assets for each in self.by_category.values()))


def template_names(db: Connection) -> tuple[str, ...]:
    """The names of the event's own templates, the default one first."""
    return tuple(db.scalars(select(_TEMPLATE.name).order_by(_TEMPLATE.is_default.desc(), _TEMPLATE.name)))


def read_designs(db: Connection, name: str | None = None) -> Designs:
    """The template called ``name`` for everybody; without a name each category has its own, else the event's default.

    An event without templates has the program's. Raises NotFound, BadInput.
    """
    if name is not None:
        return Designs(_named(db, name))
    design = db.scalar(select(_TEMPLATE.design).where(_TEMPLATE.is_default == 1).order_by(_TEMPLATE.id).limit(1))
    chosen = select(_CHOICE.category_id, _TEMPLATE.id, _TEMPLATE.design)
    rows = list(db.execute(chosen.join(tables.badge_template, _TEMPLATE.id == _CHOICE.badge_template_id)))
    parsed = {row.id: parse_template(row.design) for row in rows}
    usual = default_template() if design is None else parse_template(design)
    return Designs(usual, {row.category_id: parsed[row.id] for row in rows})


def _named(db: Connection, name: str) -> Template:
    design = db.scalar(select(_TEMPLATE.design).where(_TEMPLATE.name == name))
    if design is not None:
        return parse_template(design)
    known = ", ".join(template_names(db)) or _("none; leave it out to use the program’s own")
    raise NotFound(_("There is no badge template “{name}”. There are: {known}.").format(name=name, known=known))
