"""The colours of a badge's design by their names: added, called otherwise, taken away; what uses them follows."""

from collections.abc import Iterator, Mapping

from organizer.domain.printing.badges.elements import CATEGORY
from organizer.domain.printing.designs.document import Document, Ids, Source, changed
from organizer.domain.printing.designs.edits import set_head
from organizer.errors import BadInput
from organizer.i18n import _

COLORS = "colors"
NONE = "none"
"""The colour of people without a category, which every design has."""

_KEYS = ("color", "outline")


def colors_of(source: Source) -> Iterator[str]:
    """The colours that an element calls, by name or by value: those of its lines, its inside and its outline."""
    for part in (source, *source.get("lines", ())):
        yield from (str(part[key]) for key in _KEYS if key in part)


def users(document: Document, name: str) -> Ids:
    """The elements that show a colour."""
    return {each.id for each in document.all_items if name in colors_of(each.source)}


def set_color(document: Document, name: str, value: str) -> Document:
    """Give a colour of the design, which may be a new one, another value."""
    return set_head(document, COLORS, {**_colors(document), name: value})


def unused_name(document: Document, word: str) -> str:
    """A name for a new colour: the word with the first number that is free."""
    names = (f"{word} {number}" for number in range(1, len(_colors(document)) + 2))
    return next(each for each in names if each not in _colors(document))


def rename_color(document: Document, old: str, new: str) -> Document:
    """Call a colour otherwise, in its place among the others. Raises BadInput."""
    new = new.strip()
    if new == old:
        return document
    if not new or new in (CATEGORY, NONE) or new.startswith("#"):
        raise BadInput(_("A colour cannot be called “{name}”.").format(name=new))
    if new in _colors(document):
        raise BadInput(_("There is a colour “{name}” already.").format(name=new))
    named = {new if name == old else name: value for name, value in _colors(document).items()}
    return set_head(_recolored(document, old, new), COLORS, named)


def remove_color(document: Document, name: str) -> Document:
    """Take a colour away; what used it keeps its look."""
    colors = _colors(document)
    kept = {each: value for each, value in colors.items() if each != name}
    return set_head(_recolored(document, name, colors[name]), COLORS, kept)


def _colors(document: Document) -> Mapping[str, str]:
    colors: Mapping[str, str] = document.head.get(COLORS, {})
    return colors


def _recolored(document: Document, old: str, new: str) -> Document:
    """Everything, locked or not, that shows one colour with another instead."""

    def part(source: Source) -> Source:
        return {key: new if key in _KEYS and value == old else value for key, value in source.items()}

    def whole(source: Source) -> Source:
        lines = source.get("lines")
        return part(source) if lines is None else {**part(source), "lines": [part(each) for each in lines]}

    return changed(document, users(document, old), lambda item: whole(item.source), also_locked=True)
