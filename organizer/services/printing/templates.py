"""The badge templates of the event: made, changed, chosen for categories, brought to a file and back.

Each change is one step that can be undone. Pictures stay in the event once they were there, so undo needs none of them.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from organizer.domain.folding import clean
from organizer.domain.printing.badges.template_lines import TemplateLine
from organizer.domain.printing.badges.templates import VERSION, Template, parse_template
from organizer.domain.printing.designs.files import design_file, picture_name, understood
from organizer.errors import BadInput, NotFound, RuleViolation
from organizer.files.badge_designs import JSON, design_text, read_design_file
from organizer.files.outputs import refuse_output
from organizer.files.picture_decoding import Decode, refuse_undecodable
from organizer.files.pictures import as_picture
from organizer.files.replacing import replacing
from organizer.i18n import _
from organizer.progress import Progress
from organizer.services.workspace import Workspace
from organizer.storage import tables

_TEMPLATE, _CHOICE, _ASSET = tables.badge_template, tables.category_template, tables.asset
Pictures = Mapping[str, bytes]
"""Pictures by their SHA-256."""


@dataclass(frozen=True, slots=True)
class TakenTemplate:
    """A template that came from a file, and a sentence for everything in the file that could not be taken."""

    id: int
    name: str
    left_out: tuple[str, ...]


# -- reading -----------------------------------------------------------------------------------------------------------


def list_templates(workspace: Workspace) -> tuple[TemplateLine, ...]:
    """The event's templates, the default one first, then by name."""
    columns = _TEMPLATE.c
    with workspace.reading() as db:
        rows = list(db.execute(select(_TEMPLATE).order_by(columns.is_default.desc(), columns.name)))
        chosen = list(db.execute(select(_CHOICE.c.badge_template_id, _CHOICE.c.category_id).order_by(_CHOICE.c.id)))
    return tuple(_line(row, tuple(of for id, of in chosen if id == row.id)) for row in rows)


def read_design(workspace: Workspace, id: int) -> dict[str, Any]:
    """The design of a template as JSON. Raises NotFound."""
    with workspace.reading() as db:
        return dict(_row(db, id).design)


def _line(row: Any, categories: tuple[int, ...]) -> TemplateLine:
    try:
        template: Template | None = parse_template(row.design)
    except BadInput:
        template = None  # it stands in the list, so that it can be deleted
    size = (template.width, template.height) if template else (0, 0)
    folded, two_sided = (template.folded, template.back is not None) if template else (False, False)
    return TemplateLine(row.id, row.name, *size, folded, two_sided, bool(row.is_default), categories)


# -- changing ----------------------------------------------------------------------------------------------------------


def add_template(
    workspace: Workspace, name: str, design: Mapping[str, Any], *, pictures: Pictures | None = None
) -> int:
    """Make a template and return its id; the first one becomes the default.

    ``pictures`` are those of the design that the event may not have yet. Raises BadInput, RuleViolation (the name is
    taken).
    """
    stored, label = _checked(design, pictures or {}), _("Add badge template “{name}”")
    with workspace.operation(label.format(name=_named(name))) as db:
        return _insert(db, name, stored, pictures or {})


def save_design(workspace: Workspace, id: int, design: Mapping[str, Any], *, pictures: Pictures | None = None) -> None:
    """Give a template another design. Raises NotFound, BadInput."""
    stored = _checked(design, pictures or {})
    with workspace.operation(_("Change badge template “{name}”").format(name=_name(workspace, id))) as db:
        _row(db, id)
        _keep_pictures(db, pictures or {})
        db.execute(update(_TEMPLATE).where(_TEMPLATE.c.id == id).values(design=stored))


def rename_template(workspace: Workspace, id: int, name: str) -> None:
    """Call a template otherwise. Raises NotFound, BadInput (no name), RuleViolation (it is taken)."""
    names = {"old": _name(workspace, id), "new": _named(name)}
    with workspace.operation(_("Rename badge template “{old}” to “{new}”").format(**names)) as db:
        _refuse_taken(db, names["new"], but=id)
        db.execute(update(_TEMPLATE).where(_TEMPLATE.c.id == id).values(name=names["new"]))


def copy_template(workspace: Workspace, id: int) -> int:
    """Make a template like another one, under a name of its own, and return its id. Raises NotFound."""
    with workspace.operation(_("Copy badge template “{name}”").format(name=_name(workspace, id))) as db:
        row = _row(db, id)
        return _insert(db, _free_name(db, row.name), row.design, {})


def delete_template(workspace: Workspace, id: int) -> None:
    """Delete a template; its categories get the default one, which is the next where this was it. Raises NotFound."""
    with workspace.operation(_("Delete badge template “{name}”").format(name=_name(workspace, id))) as db:
        was_default = _row(db, id).is_default
        db.execute(delete(_TEMPLATE).where(_TEMPLATE.c.id == id))
        following = db.scalar(select(_TEMPLATE.c.id).order_by(_TEMPLATE.c.name).limit(1)) if was_default else None
        if following is not None:
            db.execute(update(_TEMPLATE).where(_TEMPLATE.c.id == following).values(is_default=1))


def make_default(workspace: Workspace, id: int) -> None:
    """Let everybody have a template whose category has none of its own. Raises NotFound."""
    label = _("Use badge template “{name}” unless a category has another")
    with workspace.operation(label.format(name=_name(workspace, id))) as db:
        db.execute(update(_TEMPLATE).where(_TEMPLATE.c.is_default == 1, _TEMPLATE.c.id != id).values(is_default=0))
        db.execute(update(_TEMPLATE).where(_TEMPLATE.c.id == id, _TEMPLATE.c.is_default == 0).values(is_default=1))


def choose_template(workspace: Workspace, categories: Collection[int], id: int | None) -> None:
    """Let people of these categories have a template; None: the default one. Raises NotFound."""
    if id is None:
        label = _("Use the default badge template for {categories}")
    else:
        label = _("Use badge template “{name}” for {categories}")
    said = {"name": "" if id is None else _name(workspace, id), "categories": _categories(workspace, categories)}
    with workspace.operation(label.format(**said)) as db:
        rows = db.execute(select(_CHOICE.c.category_id, _CHOICE.c.badge_template_id))
        before = {row.category_id: row.badge_template_id for row in rows}
        changed = [each for each in dict.fromkeys(categories) if before.get(each) != id]
        db.execute(delete(_CHOICE).where(_CHOICE.c.category_id.in_(changed)))
        if id is not None and changed:
            db.execute(insert(_CHOICE), [{"category_id": each, "badge_template_id": id} for each in changed])


# -- files -------------------------------------------------------------------------------------------------------------


def export_template(workspace: Workspace, id: int, path: Path) -> None:
    """Write a template with its pictures into a JSON file. Raises NotFound, BadInput, FileTrouble."""
    refuse_output(path, JSON)
    with workspace.reading() as db:
        row = _row(db, id)
        assets = parse_template(row.design).assets
        found = db.execute(select(_ASSET).where(_ASSET.c.sha256.in_(assets)))
        pictures = {each.sha256: (each.media_type, each.data) for each in found}
    with replacing(path) as part:
        part.write_bytes(design_text(design_file(row.design, row.name, pictures)))


def import_template(workspace: Workspace, path: Path, progress: Progress, *, decode: Decode) -> TakenTemplate:
    """Take a template from a file of this program, of Indico or of pretix, under a name that is free.

    ``decode`` is tried on its pictures in a child process. Raises BadInput, FileTrouble, Cancelled.
    """
    found = understood(read_design_file(path, progress))
    stored = _checked(found.design, found.pictures)
    refuse_undecodable([*found.pictures.values()], path, progress, decode=decode)
    with workspace.operation(_("Import badge template from “{file}”").format(file=path.name)) as db:
        name = _free_name(db, clean(found.name) or path.stem)
        id = _insert(db, name, stored, found.pictures)
    return TakenTemplate(id, name, found.left_out)


# -- pieces ------------------------------------------------------------------------------------------------------------


def _checked(design: Mapping[str, Any], pictures: Pictures) -> dict[str, Any]:
    """The design as it is stored, with its version. Raises BadInput."""
    parse_template(design)
    for digest, data in pictures.items():
        as_picture(data, _("picture"))
        if picture_name(data) != digest:
            raise BadInput(_("The pictures in the badge template are damaged."))
    return {**design, "version": VERSION}


def _insert(db: Connection, name: str, design: Mapping[str, Any], pictures: Pictures) -> int:
    wanted = _named(name)
    _refuse_taken(db, wanted)
    _keep_pictures(db, pictures)
    first = db.scalar(select(_TEMPLATE.c.id).where(_TEMPLATE.c.is_default == 1).limit(1)) is None
    values = {"name": wanted, "design": dict(design), "is_default": int(first)}
    return int(db.execute(insert(_TEMPLATE).values(values).returning(_TEMPLATE.c.id)).scalar_one())


def _keep_pictures(db: Connection, pictures: Pictures) -> None:
    known = set(db.scalars(select(_ASSET.c.sha256).where(_ASSET.c.sha256.in_(list(pictures)))))
    for digest, data in pictures.items():
        if digest not in known:
            values = {"sha256": digest, "media_type": as_picture(data, digest).media_type, "data": data}
            db.execute(insert(_ASSET).values(values))


def _row(db: Connection, id: int) -> Any:
    row = db.execute(select(_TEMPLATE).where(_TEMPLATE.c.id == id)).first()
    if row is None:
        raise NotFound(_("This badge template is not in the event any more."))
    return row


def _name(workspace: Workspace, id: int) -> str:
    with workspace.reading() as db:
        return str(_row(db, id).name)


def _named(name: str) -> str:
    if not (wanted := clean(name)):
        raise BadInput(_("Give the badge template a name."))
    return wanted


def _refuse_taken(db: Connection, name: str, *, but: int | None = None) -> None:
    taken = db.scalar(select(_TEMPLATE.c.id).where(_TEMPLATE.c.name == name))
    if taken is not None and taken != but:
        raise RuleViolation(_("There is a badge template “{name}” already; choose another name.").format(name=name))


def _free_name(db: Connection, name: str) -> str:
    """The name, with a number behind it where it is taken."""
    taken = set(db.scalars(select(_TEMPLATE.c.name)))
    free, number = name, 1
    while free in taken:
        number += 1
        free = f"{name} ({number})"
    return free


def _categories(workspace: Workspace, ids: Collection[int]) -> str:
    """Their names. Raises NotFound."""
    category = tables.category.c
    with workspace.reading() as db:
        names = list(db.scalars(select(category.name).where(category.id.in_(ids)).order_by(category.position)))
    if len(names) < len(set(ids)):
        raise NotFound(_("This category is not in the event any more."))
    return ", ".join(f"“{name}”" for name in names)
