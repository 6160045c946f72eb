"""pretalx's own JSON: its API's submissions, talks and slots, the schedule of its widget, and EuroPython's extract.

https://docs.pretalx.org/api/: a page has its rows in ``results``; texts stand in several languages, people and rooms
whole or by their codes and numbers.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from organizer.domain.programme.in_files import Credit, Programme, SessionEntry
from organizer.files.programmes.json_values import (
    Object,
    first_text,
    items,
    languages,
    long_text,
    named,
    objects,
    text,
)
from organizer.files.programmes.placing import Told, assembled, minutes_between
from organizer.files.programmes.texts import described, plain_text, source_uid, wall_clock, zone_of

_SOURCE = "pretalx"


def is_pretalx(document: object) -> bool:
    """Whether these are sessions of pretalx: they have codes, titles and speakers."""
    rows = list(_rows(document))
    return bool(rows) and all("title" in each and ("speakers" in each or "start" in each) for each in rows)


def is_speakers(document: object) -> bool:
    """Whether this is pretalx's list of speakers, who name their sessions by code only."""
    rows = list(objects(document.get("results") if isinstance(document, Mapping) else document))
    return bool(rows) and all("name" in each and ("biography" in each or "submissions" in each) for each in rows)


def read_pretalx(document: Any) -> Programme:
    """The programme of such a document."""
    widget = document if isinstance(document, Mapping) else {}
    zone_name = text(widget.get("timezone"))
    known = {key: named(widget.get(key)) for key in ("rooms", "tracks")}
    speakers = named(widget.get("speakers"), "code")
    told = [
        _told(row, each, known, speakers=speakers, zone_name=zone_name) for row, each in enumerate(_rows(document), 1)
    ]
    starts = wall_clock(widget.get("event_start"))
    frame = Programme(
        start_date=starts.date() if starts else None,
        timezone=zone_name,
        rooms=(*_names(known["rooms"]), *(each.entry.room for each in told)),
        tracks=(*_names(known["tracks"]), *(each.entry.track for each in told)),
        tells_roles=False,
    )
    return assembled(told, frame)


def _rows(document: object) -> Iterator[Object]:
    """The sessions: of a page, of the widget, of a list, or by their codes; slots name theirs inside."""
    if isinstance(document, Mapping):
        lists = (document.get(key) for key in ("talks", "slots", "submissions", "results", "sessions"))
        rows: Any = next((each for each in lists if isinstance(each, (list, Mapping))), document)
    else:
        rows = document
    for each in objects(rows):
        inner = each.get("submission")
        whole = {**each, **inner, "slot": each} if isinstance(inner, Mapping) else each
        if "code" in whole or "talks" in (document if isinstance(document, Mapping) else ()):
            yield whole


def _told(
    row: int, talk: Object, known: Mapping[str, Mapping[str, Object]], *, speakers: Mapping[str, Object], zone_name: str
) -> Told:
    slots = list(objects([talk.get("slot"), *items(talk.get("slots"))]))
    slot = {**talk, **slots[0]} if slots else talk
    zone = zone_of(zone_name)
    starts, ends = wall_clock(slot.get("start"), zone), wall_clock(slot.get("end"), zone)
    title, second = languages(talk.get("title"))
    code = first_text(talk, "code", "id")
    entry = SessionEntry(
        row=row,
        title=title,
        second_title=second,
        uid=source_uid("event", _SOURCE, code),
        code=code,
        track=_name(talk.get("track"), known["tracks"]),
        kind=_localized(talk.get("submission_type") or talk.get("session_type")),
        language=first_text(talk, "content_locale", "language"),
        description=described(*(plain_text(long_text(talk.get(key))) for key in ("abstract", "description"))),
        room=_name(slot.get("room"), known["rooms"]),
        duration=minutes_between(starts, ends) or _minutes(talk.get("duration")),
        people=tuple(_people(talk, speakers)),
    )
    return Told(entry, starts, pause=not talk.get("code") and starts is not None, state=text(talk.get("state")))


def _minutes(value: object) -> int | None:
    said = text(value)
    return int(said) if said.isdecimal() and 0 < len(said) < 5 else None


def _names(known: Mapping[str, Object]) -> Iterator[str]:
    return (_localized(each.get("name")) for each in known.values())


def _localized(value: object) -> str:
    """A name in one language, of a thing or alone."""
    inner = value.get("name", value) if isinstance(value, Mapping) else value
    return "" if isinstance(inner, int) else text(languages(inner)[0])


def _name(reference: object, known: Mapping[str, Object]) -> str:
    number = text(reference.get("id")) if isinstance(reference, Mapping) else text(reference)
    return _localized(known[number]) if number in known else _localized(reference)


def _people(talk: Object, known: Mapping[str, Object]) -> Iterator[Credit]:
    for each in items(talk.get("speakers")):
        code = first_text(each, "code", "id") if isinstance(each, Mapping) else text(each)
        name = text(known.get(code)) or (text(each) if isinstance(each, Mapping) else "")
        if name or code:
            yield Credit(name or code, uid=source_uid("person", _SOURCE, code))
