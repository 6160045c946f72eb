"""Courtesy words and degrees that stand in the same cell as a name, told apart from it.

Only words that are no names are taken away: a person called Master, Earl or Dean stays so, and so does 李博士, whose
given name that is.
"""

from functools import cache, lru_cache

from organizer.domain.words import name_titles

_SHORTEST_WIDE = 2  # characters that must be left of a Chinese, Japanese or Korean name


@lru_cache(maxsize=100_000)
def split_titles(name: str) -> tuple[str, str]:
    """(name, titles): “Prof. Dr. Ada Lovelace, PhD” is Ada Lovelace, and Prof. Dr. PhD."""
    if not may_hold_titles(name):
        return name, ""
    rest, behind = _behind_comma(name)
    rest, wide = _behind_wide(rest)
    family, comma, rest = rest.rpartition(",")
    words = rest.split()
    start, end = 0, len(words)
    while start < end - 1 and _is_before(words[start]):
        start += 1
    while end - 1 > start and words[end - 1].replace(".", "") in _after():
        end -= 1
    found = [*words[:start], *words[end:], *wide, *behind]
    if not found:
        return name, ""
    bare = f"{family}{comma} {' '.join(words[start:end])}".strip(" ,")
    return bare, " ".join(word.strip(",") for word in found)


def may_hold_titles(name: str) -> bool:
    """A quick look that spares nearly every name the long one."""
    if name.isascii():
        if "," in name:
            return True
        first, space, rest = name.partition(" ")
        return bool(space) and (_is_before(first) or rest.rpartition(" ")[2].replace(".", "") in _after())
    return name[-1:] in _wide_ends() or "," in name or " " in name


def _behind_comma(name: str) -> tuple[str, list[str]]:
    """The name without degrees behind a comma; a comma between family and given name is none of these."""
    parts = [part.strip() for part in name.replace("，", ",").split(",")]
    found: list[str] = []
    while len(parts) > 1 and parts[-1] and all(_is_degree(word) for word in parts[-1].split()):
        found = [parts.pop(), *found]
    return (", ".join(parts), found) if found else (name, [])


def _is_degree(word: str) -> bool:
    return word.replace(".", "") in _after() or _is_before(word)


def _behind_wide(name: str) -> tuple[str, list[str]]:
    """Without 教授 or さん at the end, where a whole name is left."""
    for title in _wide():
        rest = name.removesuffix(title).removesuffix(f"({title})").removesuffix(f"（{title}）").rstrip()
        if rest != name and len(rest.replace(" ", "")) >= _SHORTEST_WIDE and not rest.isascii():
            return rest, [title]
    return name, []


def _is_before(word: str) -> bool:
    return word.casefold() in _before()


@cache
def _before() -> frozenset[str]:
    """In lower case; those that the list has without a point may have one."""
    words = [word.casefold() for word in name_titles()["before"].split()]
    return frozenset(words) | {f"{word}." for word in words if not word.endswith(".")}


@cache
def _after() -> frozenset[str]:
    """As they are written, without points: “MA” is a degree, “Ma” is a name."""
    return frozenset(word.replace(".", "") for word in name_titles()["after"].split())


@cache
def _wide() -> tuple[str, ...]:
    return tuple(sorted(name_titles()["wide"].split(), key=len, reverse=True))


@cache
def _wide_ends() -> frozenset[str]:
    return frozenset(title[-1] for title in _wide()) | {")", "）"}
