"""What programme files say besides and an event has no place for: an import names it, so that nobody looks for it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from xml.etree.ElementTree import Element

from organizer.domain.agenda.columns import header_meaning
from organizer.domain.agenda.words import AgendaField
from organizer.domain.programme.in_files import LeftOut
from organizer.files.programmes.json_values import first_text, objects

_DEEPEST = 12  # objects inside each other: a programme has some six
_TAKEN = (AgendaField.TRACK, AgendaField.KIND, AgendaField.LANGUAGE)
_KEYS = {
    "link": LeftOut.LINKS,
    "links": LeftOut.LINKS,
    "url": LeftOut.LINKS,
    "feedback_url": LeftOut.LINKS,
    "co_write": LeftOut.LINKS,
    "liveurl": LeftOut.LINKS,
    "recordingurl": LeftOut.LINKS,
    "record": LeftOut.LINKS,
    "video_url": LeftOut.LINKS,
    "videourl": LeftOut.LINKS,
    "video_download_url": LeftOut.LINKS,
    "attach": LeftOut.FILES,
    "attachments": LeftOut.FILES,
    "attachment": LeftOut.FILES,
    "resources": LeftOut.FILES,
    "slide": LeftOut.FILES,
    "slides_url": LeftOut.FILES,
    "presentation": LeftOut.FILES,
    "tags": LeftOut.TAGS,
    "level": LeftOut.LEVELS,
    "difficulty": LeftOut.LEVELS,
    "complexity": LeftOut.LEVELS,
    "questionanswers": LeftOut.ANSWERS,
    "answers": LeftOut.ANSWERS,
    "bio": LeftOut.BIOGRAPHIES,
    "biography": LeftOut.BIOGRAPHIES,
    "long_biography": LeftOut.BIOGRAPHIES,
    "short_biography": LeftOut.BIOGRAPHIES,
}


def left_out_of_json(document: object) -> tuple[LeftOut, ...]:
    """What a JSON document says that is not taken."""
    return _in_order(_kinds(document, 0))


def left_out_of_xml(root: Element) -> tuple[LeftOut, ...]:
    """The same of schedule XML, where lists hold their items."""
    return _in_order(_KEYS[each.tag] for each in root.iter() if each.tag in _KEYS and (each.text or "").strip())


def left_out_of_calendar(events: Iterable[Mapping[str, Any]]) -> tuple[LeftOut, ...]:
    """The same of the entries of a calendar."""
    return _in_order(_KEYS[key.lower()] for each in events for key in each if key.lower() in _KEYS)


def _kinds(value: object, depth: int) -> Iterator[LeftOut]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for each in value:
            yield from _kinds(each, depth + 1)
    elif isinstance(value, Mapping):
        for key, each in value.items():
            name = str(key).lower().replace("-", "_")
            if name in _KEYS and each:
                yield _KEYS[name]
            if name == "categories" and _has_other_groups(each):
                yield LeftOut.LEVELS
            yield from _kinds(each, depth + 1)


def _has_other_groups(categories: object) -> bool:
    """Whether sessions are sorted by something that is neither a track nor a kind nor a language."""
    titles = filter(None, (first_text(each, "title", "name") for each in objects(categories)))
    meanings = [(header_meaning(each) or (None,))[0] for each in titles]
    return any(each not in _TAKEN for each in meanings)


def _in_order(found: Iterable[LeftOut]) -> tuple[LeftOut, ...]:
    kinds = set(found)
    return tuple(each for each in LeftOut if each in kinds)
