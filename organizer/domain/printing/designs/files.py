"""A badge design as a file of its own: the JSON of the template with its pictures in it."""

import base64
import binascii
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from organizer.domain.printing.badges.templates import parse_template
from organizer.domain.printing.designs.indico import is_indico_design, take_indico_design
from organizer.domain.printing.designs.pretix import is_pretix_design, take_pretix_design
from organizer.domain.printing.designs.taken import Taken
from organizer.errors import BadInput
from organizer.i18n import _

PICTURES = "pictures"
"""The key under which a file has the pictures of its design."""


@dataclass(frozen=True, slots=True)
class DesignFile:
    """What a file held: a design, its pictures by SHA-256, and a sentence for everything that was left out."""

    design: dict[str, Any]
    pictures: Mapping[str, bytes]
    left_out: tuple[str, ...]

    @property
    def name(self) -> str:
        """What the file calls the design; empty when it does not."""
        return str(self.design.get("name", ""))


def understood(document: object) -> DesignFile:
    """The design of a file of ours, of Indico or of pretix, as it can be used. Raises BadInput with a sentence."""
    document = _storable(document)
    if isinstance(document, Mapping) and {"size", "elements"} <= document.keys():
        found = _own(document)
    elif is_indico_design(document):
        taken = take_indico_design(document)  # type: ignore[arg-type]  # it is a mapping
        found = _foreign(taken)
    elif is_pretix_design(document):
        taken = take_pretix_design(document)  # type: ignore[arg-type]  # it is a list of mappings
        found = _foreign(taken)
    else:
        raise BadInput(_("This is no badge template of this program, of Indico or of pretix."))
    parse_template(found.design)
    return found


def design_file(design: Mapping[str, Any], name: str, pictures: Mapping[str, tuple[str, bytes]]) -> dict[str, Any]:
    """The document to write; ``pictures``, media type and bytes by SHA-256, are those that the design shows."""
    packed = {
        digest: {"type": media_type, "data": base64.b64encode(data).decode("ascii")}
        for digest, (media_type, data) in sorted(pictures.items())
    }
    return {**design, "name": name, **({PICTURES: packed} if packed else {})}


def picture_name(data: bytes) -> str:
    """The SHA-256 by which a design names the picture."""
    return hashlib.sha256(data).hexdigest()


def _storable(document: object) -> object:
    """The same without halves of characters, which no database takes. Raises BadInput for numbers that are none."""
    try:
        text = json.dumps(document, ensure_ascii=False, allow_nan=False)
    except (ValueError, RecursionError):
        raise BadInput(_("There are numbers in the badge template that are none.")) from None
    return json.loads(text.encode("utf-8", "replace"))


def _foreign(taken: Taken) -> DesignFile:
    if not taken.design["elements"]:
        raise BadInput(_("Nothing in this badge template has a counterpart here; there are no elements to take."))
    return DesignFile(taken.design, {}, taken.left_out)


def _own(document: Mapping[str, Any]) -> DesignFile:
    packed = document.get(PICTURES, {})
    if not isinstance(packed, Mapping):
        raise BadInput(_("The pictures in the badge template are damaged."))
    pictures = {str(digest): _unpacked(str(digest), each) for digest, each in packed.items()}
    design = {key: value for key, value in document.items() if key != PICTURES}
    missing = parse_template(design).assets - pictures.keys()
    left_out = (_("A picture is not part of the file; choose it anew in the designer."),) if missing else ()
    return DesignFile(design, pictures, left_out)


def _unpacked(digest: str, packed: object) -> bytes:
    """The bytes of a picture, which are those that its name says."""
    try:
        data = base64.b64decode(str(packed["data"]), validate=True)  # type: ignore[index]
    except (KeyError, TypeError, binascii.Error, ValueError):
        raise BadInput(_("The pictures in the badge template are damaged.")) from None
    if picture_name(data) != digest:
        raise BadInput(_("The pictures in the badge template are damaged."))
    return data
