"""People's photos, taken from a folder in which the files are named by code, e-mail address or name."""

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, insert, select, update

from organizer.domain.names.people import name_key
from organizer.errors import FileTrouble, NotFound, Refused
from organizer.files.picture_decoding import Decode, decodable
from organizer.files.pictures import PictureFile, read_picture
from organizer.i18n import _, ngettext
from organizer.progress import Progress
from organizer.services.workspace import Workspace
from organizer.storage import tables

_ENDINGS = frozenset({".png", ".jpg", ".jpeg"})


@dataclass(frozen=True, slots=True)
class TakenPhotos:
    """How many people have a new photo, and a sentence for every file that could not be taken."""

    count: int
    left_out: tuple[str, ...]


def take_photos(workspace: Workspace, folder: Path, progress: Progress, *, decode: Decode) -> TakenPhotos:
    """Give people the photos in a folder, as one step; ``decode`` is tried on them in a child process.

    Raises NotFound (there is none), FileTrouble, Cancelled.
    """
    files = _pictures_in(folder)
    with workspace.reading() as db:
        owners = _owners(db)
    found: dict[int, Path] = {}
    left_out = []
    for number, file in enumerate(files):
        progress.step(number, len(files), _("Reading photos"))
        who = owners.get(_key(file.stem), set())
        if len(who) != 1:
            left_out.append(_nobody(file) if not who else _several(file))
            continue
        try:
            read_picture(file)
        except Refused as reason:
            left_out.append(str(reason))
        else:
            found[next(iter(who))] = file
    good = decodable([*found.values()], progress, decode=decode)
    left_out += [_damaged(each) for each in found.values() if each not in good]
    found = {id: file for id, file in found.items() if file in good}
    _keep(workspace, found)
    return TakenPhotos(len(found), tuple(left_out))


def _pictures_in(folder: Path) -> list[Path]:
    try:
        files = sorted(each for each in folder.iterdir() if each.suffix.lower() in _ENDINGS and each.is_file())
    except OSError as error:
        text = _("“{name}” cannot be read: {reason}")
        raise FileTrouble(text.format(name=folder.name, reason=error.strerror)) from error
    if not files:
        raise NotFound(_("There is no PNG or JPEG in “{name}”.").format(name=folder.name))
    return files


def _owners(db: Connection) -> dict[str, set[int]]:
    """Who is meant by a name of a file."""
    person = tables.person.c
    found: dict[str, set[int]] = defaultdict(set)
    for id, *words in db.execute(select(person.id, person.code, person.email, person.name, person.second_name)):
        for word in filter(None, words):
            found[_key(word)].add(id)
    return found


def _key(word: str) -> str:
    """The same for a code, an address or a name however it is written."""
    plain = word.replace("_", " ").strip()
    return plain.casefold() if "@" in plain else name_key(plain)


def _nobody(file: Path) -> str:
    return _("“{name}” is nobody’s: name the file by the person’s code, e-mail address or name.").format(name=file.name)


def _several(file: Path) -> str:
    return _("“{name}” may be of several people: name the file by the person’s code.").format(name=file.name)


def _damaged(file: Path) -> str:
    return _("“{name}” is damaged; save it anew as PNG or JPEG in another program.").format(name=file.name)


def _keep(workspace: Workspace, found: dict[int, Path]) -> None:
    """Files are read once more, one at a time: all of them at once may be more than the memory holds."""
    if not found:
        return
    label = ngettext("Take {n} photo", "Take {n} photos", len(found)).format(n=len(found))
    with workspace.operation(label) as db:
        known = set(db.scalars(select(tables.asset.c.sha256)))
        for id, file in found.items():
            picture = read_picture(file)
            if picture.sha256 not in known:
                known.add(picture.sha256)
                _add(db, picture)
            db.execute(update(tables.person).where(tables.person.c.id == id).values(photo=picture.sha256))


def _add(db: Connection, picture: PictureFile) -> None:
    values = {"sha256": picture.sha256, "media_type": picture.media_type, "data": picture.data}
    db.execute(insert(tables.asset).values(values))
