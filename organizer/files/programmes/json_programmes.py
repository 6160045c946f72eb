"""Programmes in JSON: which of the formats a document is, told by what it holds and never by its name."""

import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from organizer.domain.programme.in_files import Programme
from organizer.files.programmes import c3voc, emf, hoverboard, opass, open_event, pretalx, sessionize
from organizer.files.programmes.json_values import read_json
from organizer.files.programmes.left_out import left_out_of_json
from organizer.files.reading.messages import Fault, ReadFault

_LARGEST = 256 << 20  # bytes of one document, unpacked

_READERS: tuple[tuple[Callable[[object], bool], Callable[[Any], Programme]], ...] = (
    (c3voc.is_schedule_json, c3voc.read_schedule_json),
    (opass.is_opass, opass.read_opass),
    (sessionize.is_sessionize, sessionize.read_sessionize),
    (pretalx.is_pretalx, pretalx.read_pretalx),
    (emf.is_list_of_entries, emf.read_list_of_entries),
)
_SPEAKERS = (sessionize.is_speakers_view, pretalx.is_speakers)


def read_json_file(path: Path) -> Programme:
    """The programme of a JSON file, with those beside it where a format has several. Raises ReadFault, OSError."""
    document = read_json(_limited(path))
    for is_it, read in _READERS:
        if is_it(document):
            return replace(read(document), left_out=left_out_of_json(document))
    beside = _open_event_beside(path, document) or _hoverboard_beside(path, document)
    if beside is not None:
        return beside
    if any(is_it(document) for is_it in _SPEAKERS):
        raise ReadFault(Fault.ONLY_SPEAKERS)
    raise ReadFault(Fault.NOT_A_SCHEDULE)


def read_zip_file(path: Path) -> Programme:
    """The programme of an Open Event archive. Raises ReadFault, OSError."""
    try:
        with zipfile.ZipFile(path) as archive:
            documents = dict(_unpacked(archive))
            return replace(open_event.read_open_event(documents), left_out=left_out_of_json(documents))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise ReadFault(Fault.DAMAGED_PROGRAMME) from error


def _limited(path: Path) -> bytes:
    if path.stat().st_size > _LARGEST:
        raise ReadFault(Fault.TOO_LARGE)
    return path.read_bytes()


def _unpacked(archive: zipfile.ZipFile) -> Iterator[tuple[str, Any]]:
    """The documents of the archive, in whichever folder of it they are. Raises ReadFault."""
    wanted = {open_event.SESSIONS, *open_event.PARTS}
    found: dict[str, zipfile.ZipInfo] = {}
    for part in archive.infolist():
        found.setdefault(part.filename.replace("\\", "/").rpartition("/")[2].lower(), part)
    if open_event.SESSIONS not in found:
        raise ReadFault(Fault.MISSING_FILE, open_event.SESSIONS)
    for name in sorted(wanted & found.keys()):
        with archive.open(found[name]) as packed:
            data = packed.read(_LARGEST + 1)
        if len(data) > _LARGEST:
            raise ReadFault(Fault.TOO_LARGE)
        yield name, read_json(data)


# -- formats of several files ------------------------------------------------------------------------------------------


def _open_event_beside(path: Path, document: Any) -> Programme | None:
    """The whole folder, whichever of its files was chosen."""
    documents = _beside(path, {name: name for name in (open_event.SESSIONS, *open_event.PARTS)})
    if open_event.is_sessions(document):
        documents[open_event.SESSIONS] = document
    elif path.name.lower() not in open_event.PARTS or not open_event.is_sessions(documents.get(open_event.SESSIONS)):
        return None
    return replace(open_event.read_open_event(documents), left_out=left_out_of_json(documents))


def _hoverboard_beside(path: Path, document: Any) -> Programme | None:
    """The three files; the others are called as the chosen one but for the word that says what is in it."""
    kinds = {
        hoverboard.SCHEDULE: hoverboard.is_slots,
        hoverboard.SPEAKERS: hoverboard.is_speakers,
        hoverboard.SESSIONS: hoverboard.is_sessions,
    }
    kind = next((kind for kind, is_it in kinds.items() if is_it(document)), None)
    if kind is None or (kind not in path.name and kind != hoverboard.SCHEDULE):
        return None
    names = {each: path.name.replace(kind, each) for each in kinds if kind in path.name}
    documents = {each: told for each, told in _beside(path, names).items() if kinds[each](told)}
    whole = {**documents, kind: document}
    return replace(hoverboard.read_hoverboard(whole), left_out=left_out_of_json(whole))


def _beside(path: Path, names: Mapping[str, str]) -> dict[str, Any]:
    """Those of the named files that lie beside the chosen one. Raises ReadFault for one that is damaged."""
    found = {}
    for kind, name in names.items():
        place = path.parent / name
        if name != path.name and place.is_file():
            found[kind] = read_json(_limited(place))
    return {**found, **({path.name: read_json(_limited(path))} if path.name in names else {})}
