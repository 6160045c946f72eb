"""What JSON files hold, whatever their writers made of it: every question has an answer for every value."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from organizer.files.programmes.texts import flat
from organizer.files.reading.encodings import wide_encoding
from organizer.files.reading.messages import Fault, ReadFault

Object = Mapping[str, Any]

_FIRST_LANGUAGES = ("en", "en-us", "en_us", "en-gb")


def read_json(data: bytes) -> Any:
    """The document. Raises ReadFault for what is no JSON, and for nesting that no programme has."""
    try:
        return json.loads(_decoded(data))
    except json.JSONDecodeError as error:
        raise ReadFault(Fault.DAMAGED_XML, str(error.lineno)) from error
    except (RecursionError, ValueError) as error:
        raise ReadFault(Fault.DAMAGED_PROGRAMME) from error


def _decoded(data: bytes) -> str:
    """UTF-8 as RFC 8259 wants it, UTF-16 and UTF-32, and what older programs write: the nearest that fits."""
    head = data[:8192]
    wide = "utf-16" if head.startswith((b"\xff\xfe", b"\xfe\xff")) else wide_encoding(head)
    for encoding in (*([wide] if wide else []), "utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def text(value: object) -> str:
    """A text in one line: of numbers too, and of a thing with a name or in several languages the first."""
    return flat(long_text(value))


def long_text(value: object) -> str:
    """A text with its lines."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, Mapping):
        return long_text(value["name"]) if "name" in value else languages(value)[0]
    return ""


def languages(value: object) -> tuple[str, str]:
    """A text in two languages, English first where it is one of them; the second is empty where both say the same."""
    if not isinstance(value, Mapping):
        return long_text(value), ""
    told = {str(key).lower(): said for key, each in value.items() if isinstance(each, str) and (said := each.strip())}
    first = next((told[each] for each in _FIRST_LANGUAGES if each in told), "") or next(iter(told.values()), "")
    return first, next((each for each in told.values() if each != first), "")


def said_in(value: Object, key: str) -> tuple[str, str]:
    """What stands under ``key`` in each of the objects that an object has by language: ``{"zh": {…}, "en": {…}}``."""
    told = {code: each.get(key) for code, each in value.items() if isinstance(each, Mapping)}
    return languages(told) if told else languages(value.get(key))


def first_text(value: Object, *keys: str) -> str:
    """The first of the keys that says something."""
    return next(filter(None, (text(value.get(key)) for key in keys)), "")


def objects(value: object) -> Iterator[Object]:
    """The objects of a list, or of an object that has them by their names."""
    values = value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ()
    return (each for each in values if isinstance(each, Mapping))


def items(value: object) -> list[Any]:
    """A list; anything else is an empty one."""
    return value if isinstance(value, list) else []


def named(value: object, key: str = "id") -> dict[str, Object]:
    """The objects of a list by what their ``key`` says."""
    return {text(each.get(key)): each for each in objects(value)}


def with_plain_keys(value: Object) -> Object:
    """The object with ``starts_at`` for ``starts-at``."""
    return {str(key).replace("-", "_"): each for key, each in value.items()}
