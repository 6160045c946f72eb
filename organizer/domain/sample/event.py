"""The reference event, whole: every row of a conference that was never held.

The same texts, number of people and seed give the same rows, ids and uids.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from random import Random

from organizer.domain.people.registration_codes import new_codes
from organizer.domain.sample import cast, doubles, market, programme, projects
from organizer.domain.sample.cast import Casting, Guest, Record, Texts
from organizer.domain.sample.programme import minutes
from organizer.i18n import _

SEED = 2026


@dataclass(frozen=True, slots=True)
class Part:
    """What one operation adds: records by table, each table after those it refers to."""

    label: str
    rows: Mapping[str, Iterable[Record]]


@dataclass(frozen=True, slots=True)
class Sample:
    """The ``event`` row and the parts of the event in the order in which a team makes them."""

    event: Record
    parts: tuple[Part, ...]
    guests: tuple[Guest, ...]


def compose(texts: Texts, people: int, *, seed: int = SEED) -> Sample:
    """The event with ``people`` attendees; ``texts``: everything below ``resources/sample``, merged."""
    random = Random(seed)
    employers = cast.organizations(texts)
    countries = cast.origins(random, people, texts["countries"])
    casting = Casting(random, countries)
    places = {each["sector"]: each["talks"] for each in _sessions(texts) if "sector" in each}
    call = projects.call_for_projects(random, texts, places, casting, employers)
    place = programme.venue(texts)
    hosts = {each["name"]: each["id"] for each in employers}
    whole = programme.programme(texts, place, call, casting, hosts)
    enterprises = [each for each in employers if each["kind"] == "enterprise"]
    fair = market.market(random, texts, place, casting, enterprises, call, whole)
    categories = texts["categories"]
    guests = cast.guests(random, countries, casting, employers, categories)
    doubles.register_again(guests, casting)
    for project in call.projects:
        project["track_id"] = place.track_ids[project["sector"]]
    parts = (
        Part(_("Set up tracks, rooms and breaks"), _venue_rows(place)),
        Part(_("Import organizations"), {"organization": [*employers, *doubles.organizations_again(texts, employers)]}),
        Part(_("Import {count:,} people").format(count=people), _people_rows(texts, guests, random)),
        Part(_("Import {count} projects with scores").format(count=len(call.projects)), _call_rows(call)),
        Part(_("Import the programme"), _programme_rows(whole)),
        Part(_("Import needs and offers"), {"need": fair.needs, "offer": fair.offers, "match": fair.matches}),
        Part(_("Plan meetings"), {"table": fair.tables, "meeting": fair.meetings, "party": fair.parties}),
        Part(_("Set up check-in"), {"checkin_list": _checkin_lists(texts, whole)}),
    )
    return Sample(_event(texts), parts, tuple(guests))


def _sessions(texts: Texts) -> list[Texts]:
    return [session for activity in texts["activities"] for session in activity["sessions"]]


def _event(texts: Texts) -> Record:
    words = dict(texts["event"])
    return words | {
        "uid": cast.uid("event", 1),
        "secret": cast.uid("secret", 1),
        "opens": minutes(words["opens"]),
        "closes": minutes(words["closes"]),
    }


def _venue_rows(place: programme.Venue) -> Mapping[str, Iterable[Record]]:
    halls = {"room": place.rooms, "room_hours": place.hours}
    return {"track": place.tracks, **halls, "break": place.breaks, "break_room": place.break_rooms}


def _people_rows(texts: Texts, guests: list[Guest], random: Random) -> Mapping[str, Iterable[Record]]:
    categories = [
        {"id": number, "name": each["name"], "second_name": each["second_name"], "color": each["color"]}
        | {"position": number - 1}
        for number, each in enumerate(texts["categories"], 1)
    ]
    fields = [each | {"id": number, "position": number - 1} for number, each in enumerate(texts["custom_fields"], 1)]
    ids = {each["key"]: number for number, each in enumerate(texts["categories"], 1)}
    seeded = Random(random.randrange(10**6))  # its own, because the rows are made when somebody takes them
    codes = new_codes(len(guests), (), random=seeded.randbytes)
    rows = (cast.person_row(seeded, guest, code, ids) for guest, code in zip(guests, codes, strict=True))
    return {"category": categories, "custom_field": fields, "person": rows}


def _call_rows(call: projects.Call) -> Mapping[str, Iterable[Record]]:
    extra = ("sector", "total")
    projects = [{key: value for key, value in each.items() if key not in extra} for each in call.projects]
    return {"project": projects, "score": call.scores}


def _programme_rows(whole: programme.Programme) -> Mapping[str, Iterable[Record]]:
    return {"activity": whole.activities, "session": whole.sessions, "talk": whole.talks, "role": whole.roles}


def _checkin_lists(texts: Texts, whole: programme.Programme) -> list[Record]:
    return [
        {"id": number, "name": each["name"], "second_name": each["second_name"], "position": number - 1}
        | {"session_id": whole.session(each["session"])["id"] if "session" in each else None}
        for number, each in enumerate(texts["checkin_lists"], 1)
    ]
