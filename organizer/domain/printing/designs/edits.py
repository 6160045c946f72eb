"""Changing the design of a badge: every edit is a function from one document to the next.

Lengths are whole micrometres. What is locked stays as it is until it is unlocked.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from organizer.domain.printing.designs.document import (
    BACK,
    Document,
    Ids,
    Item,
    Reverse,
    Side,
    Source,
    changed,
    with_side,
)
from organizer.domain.printing.designs.ordering import carry
from organizer.domain.printing.designs.placing import as_list, shifted, within_reach
from organizer.domain.printing.faces import Box
from organizer.errors import BadInput
from organizer.i18n import _

# -- what is there -----------------------------------------------------------------------------------------------------


def add(document: Document, sources: Iterable[Source], *, side: Side) -> Document:
    """Put elements above all others of a side."""
    made = tuple(Item(number, source) for number, source in enumerate(sources, start=document.next_id))
    return with_side(replace(document, next_id=document.next_id + len(made)), side, document.items(side) + made)


def remove(document: Document, ids: Ids) -> Document:
    """Take elements away."""
    front, back = (tuple(each for each in document.items(side) if each.id not in ids or each.locked) for side in Side)
    return replace(document, front=front, back=back)


def duplicate(document: Document, ids: Ids, *, right: int, down: int) -> Document:
    """Put copies of elements above all others of their side, moved a little; the copies of a group are a new group."""
    for side in Side:
        sources = [each.source for each in document.items(side) if each.id in ids]
        document = add(document, moved(regrouped(document, sources), right, down), side=side)
    return document


def moved(sources: Sequence[Source], right: int, down: int) -> list[Source]:
    """The same elements, free and together so much further right and down, as far as a template reaches."""
    boxes = [Box(*each["box"]) for each in sources]
    right, down = within_reach(boxes, right, down)
    places = [shifted(box, right, down) for box in boxes]
    return [{**_free(each), "box": as_list(box)} for each, box in zip(sources, places, strict=True)]


def regrouped(document: Document, sources: Sequence[Source]) -> list[Source]:
    """The same elements, their groups under names that the document does not use yet."""
    names = iter(_unused_groups(document))
    given: dict[str, str] = {}
    return [_regrouped(each, given, names) for each in sources]


# -- what it is --------------------------------------------------------------------------------------------------------


def set_keys(document: Document, ids: Ids, changes: Source) -> Document:
    """Give elements these values; None takes a key away."""
    return changed(document, ids, lambda item: _updated(item.source, changes))


def set_line(document: Document, id: int, number: int, changes: Source) -> Document:
    """Give a line of text these values; None takes a key away."""

    def with_line(item: Item) -> Source:
        if not item.source.get("lines"):
            return _updated(item.source, changes)
        lines = list(item.lines)
        lines[number] = _updated(lines[number], changes)
        return {**item.source, "lines": lines}

    return changed(document, [id], with_line)


def set_lines(document: Document, id: int, lines: Sequence[Source]) -> Document:
    """Let these be the lines of a text, which becomes a column when there are several; at least one."""
    return changed(document, [id], lambda item: _column(item, lines))


def rename(document: Document, id: int, name: str) -> Document:
    """Call an element otherwise, although it may be locked; without a name it is called by what it says."""
    return changed(document, [id], lambda item: _updated(item.source, {"name": name or None}), also_locked=True)


def set_locked(document: Document, ids: Ids, *, locked: bool) -> Document:
    """Lock elements, or unlock them."""
    return changed(document, ids, lambda item: _updated(item.source, {"locked": locked or None}), also_locked=True)


def group(document: Document, ids: Ids) -> Document:
    """Let elements be chosen and moved together from now on; they come to lie where the uppermost of them lies."""
    name = next(iter(_unused_groups(document)))
    for side in Side:
        uppermost = next((each.id for each in reversed(document.items(side)) if each.id in ids), None)
        document = carry(document, ids, side=side, above=uppermost)
    return set_keys(document, ids, {"group": name})


def rename_group(document: Document, group: str, name: str) -> Document:
    """Call a group otherwise; without a name it keeps its own. Raises BadInput where another is called so."""
    if not name or name == group:
        return document
    if name in {each.group for each in document.all_items}:
        raise BadInput(_("There is a group “{name}” already.").format(name=name))
    members = {each.id for each in document.all_items if each.group == group}
    return changed(document, members, lambda item: {**item.source, "group": name}, also_locked=True)


def ungroup(document: Document, ids: Ids) -> Document:
    """Let each element be on its own again."""
    return set_keys(document, ids, {"group": None})


def with_groups(document: Document, ids: Ids) -> frozenset[int]:
    """These elements and all that are grouped with them."""
    groups = {each.group for each in document.chosen(ids) if each.group}
    return frozenset(ids) | {each.id for each in document.all_items if each.group in groups}


def set_head(document: Document, key: str, value: object) -> Document:
    """Change something of the whole template, such as its ``size``; None takes it away."""
    return replace(document, head=_updated(document.head, {key: value}))


def set_reverse(document: Document, reverse: Reverse) -> Document:
    """Give the badge another kind of back; what stood on its own back is gone with it."""
    if reverse is document.reverse:
        return document
    back: Mapping[Reverse, object] = {Reverse.NONE: None, Reverse.SAME: "same", Reverse.OWN: {}}
    return set_head(replace(document, back=()), BACK, back[reverse])


def _updated(source: Source, changes: Source) -> Source:
    return {key: value for key, value in {**source, **changes}.items() if value is not None}


def _free(source: Source) -> Source:
    return _updated(source, {"locked": None})


def _column(item: Item, lines: Sequence[Source]) -> Source:
    own = {key: value for key, value in item.source.items() if key in _OF_COLUMNS}
    if len(lines) == 1:
        return {**_line_keys(lines[0]), **own, "kind": "text"}
    return {**own, "kind": "column", "lines": [_line_keys(each) for each in lines]}


_OF_COLUMNS = ("box", "anchor", "name", "locked", "group", "turn", "only", "except", "when")
"""What a column has for itself; everything else is said of each line."""


def _line_keys(source: Source) -> Source:
    return {key: value for key, value in source.items() if key not in (*_OF_COLUMNS, "kind", "lines")}


def _regrouped(source: Source, given: dict[str, str], names: Iterable[str]) -> Source:
    before = str(source.get("group") or "")
    if not before:
        return source
    if before not in given:
        given[before] = next(iter(names))
    return {**source, "group": given[before]}


def _unused_groups(document: Document) -> Iterable[str]:
    used = {each.group for each in document.all_items}
    number = 0
    while True:
        number += 1
        if (name := f"group {number}") not in used:
            yield name
