"""The people in one cell of an agenda: several names, organizations in brackets, roles in front."""

import re
from collections.abc import Iterator

from organizer.domain.agenda.words import AgendaField, headers, plain
from organizer.domain.folding import clean
from organizer.domain.programme.in_files import Credit
from organizer.domain.programme.words import RoleKind

_OUTSIDE = r"(?![^(（\[]*[)）\]])"  # not inside brackets
_SURE = re.compile(rf"[;；、\n\r|]{_OUTSIDE}")
_PERHAPS = re.compile(rf"(?:,|，|\s&\s|\s+and\s+|\s+und\s+|\s+et\s+|\s+和\s+|/){_OUTSIDE}")
_ORGANIZATION = re.compile(r"^(?P<name>[^(（\[]+?)\s*[(（\[](?P<organization>.+)[)）\]]\s*$")
_NOBODY = ("-", "–", "—", "/", "n/a", "无")
_PRONOUNS = re.compile(r"[a-z]+(?:\s*/\s*[a-z]+)+")  # “(she/her)” is no organization
_NAME = re.compile(r"^(?:[^\s]+\s+[^\s].*|[⺀-鿿가-힯·]{2,5}|.+[)）\]])$")
_ROLE = re.compile(r"^\s*(?P<role>[\w ]{2,24})\s*[:：]\s*")
_ROLES = {
    AgendaField.SPEAKERS: RoleKind.SPEAKER,
    AgendaField.CHAIR: RoleKind.CHAIR,
    AgendaField.PANELISTS: RoleKind.PANELIST,
    AgendaField.INTERPRETERS: RoleKind.INTERPRETER,
}


def credits_in(text: str, role: RoleKind) -> Iterator[Credit]:
    """Everybody in a cell; ``role`` unless a word in front says another (“Chair: …”)."""
    if clean(text) in _NOBODY:
        return
    for part in _parts(text):
        name, here = _without_role(part, role)
        found = _ORGANIZATION.match(name)
        if found and not _PRONOUNS.fullmatch(found["organization"]):
            yield Credit(clean(found["name"]), here, clean(found["organization"]))
        elif name:
            yield Credit(name, here)


def _parts(text: str) -> Iterator[str]:
    """Semicolons and new lines always separate; commas only between what looks like names."""
    for part in filter(None, map(clean, _SURE.split(text))):
        pieces = [clean(piece) for piece in _PERHAPS.split(part)]
        yield from pieces if len(pieces) > 1 and all(_NAME.match(piece) for piece in pieces) else (part,)


def _without_role(text: str, role: RoleKind) -> tuple[str, RoleKind]:
    if found := _ROLE.match(text):
        said = headers().get(plain(found["role"]))
        if said in _ROLES:
            return text[found.end() :].strip(), _ROLES[said]
    return text, role
