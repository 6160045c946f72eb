"""The programme of the sample event: rooms, activities, sessions with their talks and everybody's role."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from organizer.domain.programme.words import RoleKind
from organizer.domain.sample.cast import Casting, Record, Texts, uid
from organizer.domain.sample.projects import Call

_PARTS = {
    RoleKind.SPEAKER: "speaker",
    RoleKind.PANELIST: "speaker",
    RoleKind.CHAIR: "guest",
    RoleKind.INTERPRETER: "interpreter",
}


def minutes(clock: str) -> int:
    """Minutes since midnight of ``"HH:MM"``."""
    hours, _, rest = clock.partition(":")
    return int(hours) * 60 + int(rest)


@dataclass(frozen=True, slots=True)
class Venue:
    """Rows of ``track``, ``room``, ``room_hours``, ``break`` and ``break_room``, and ids by the keys of the texts."""

    tracks: list[Record]
    rooms: list[Record]
    hours: list[Record]
    breaks: list[Record]
    break_rooms: list[Record]
    track_ids: Mapping[str, int]
    room_ids: Mapping[str, int]


@dataclass(slots=True)
class Programme:
    """Rows of ``activity``, ``session``, ``talk`` and ``role``."""

    activities: list[Record] = field(default_factory=list)
    sessions: list[Record] = field(default_factory=list)
    talks: list[Record] = field(default_factory=list)
    roles: list[Record] = field(default_factory=list)

    def session(self, title: str) -> Record:
        """The session of that title."""
        return next(each for each in self.sessions if each["title"] == title)


def venue(texts: Texts) -> Venue:
    """Where it happens and when it pauses."""
    room_ids = {each["key"]: number for number, each in enumerate(texts["rooms"], 1)}
    hours = [(room_ids[each["key"]], day, span) for each in texts["rooms"] for day, span in enumerate(each["hours"])]
    return Venue(
        tracks=_numbered(texts["tracks"], ("name", "second_name", "color")),
        rooms=_numbered(texts["rooms"], ("name", "second_name", "capacity", "place", "equipment")),
        hours=[
            {"id": number, "room_id": room, "day": day, "opens": minutes(opens), "closes": minutes(closes)}
            for number, (room, day, (opens, closes)) in enumerate(hours, 1)
        ],
        breaks=[_break(number, each) for number, each in enumerate(texts["breaks"], 1)],
        break_rooms=_break_rooms(texts["breaks"], room_ids),
        track_ids={each["key"]: number for number, each in enumerate(texts["tracks"], 1)},
        room_ids=room_ids,
    )


def programme(texts: Texts, place: Venue, call: Call, casting: Casting, hosts: Mapping[str, int]) -> Programme:
    """Every activity with its sessions; ``hosts``: organization ids by name."""
    whole = Programme()
    for number, each in enumerate(texts["activities"], 1):
        whole.activities.append(_activity(number, each, hosts))
        for text in each["sessions"]:
            _add_session(whole, number, text, place, casting)
            _add_talks(whole, text, call)
    for number, role in enumerate(whole.roles, 1):
        role["id"] = number
    return whole


def _numbered(texts: Sequence[Texts], columns: Sequence[str]) -> list[Record]:
    return [
        {"id": number, "position": number - 1} | {column: each[column] for column in columns}
        for number, each in enumerate(texts, 1)
    ]


def _break_rooms(breaks: Sequence[Texts], room_ids: Mapping[str, int]) -> list[Record]:
    inside = [(number, room_ids[each["room"]]) for number, each in enumerate(breaks, 1) if "room" in each]
    return [{"id": number, "break_id": pause, "room_id": room} for number, (pause, room) in enumerate(inside, 1)]


def _break(number: int, text: Texts) -> Record:
    start = minutes(text["start"])
    return {
        "id": number,
        "kind": text.get("kind", "break"),
        "title": text["title"],
        "second_title": text["second_title"],
        "day": text["day"],
        "start": start,
        "duration": minutes(text["end"]) - start,
        "all_rooms": int("room" not in text),
    }


def _activity(number: int, text: Texts, hosts: Mapping[str, int]) -> Record:
    plain = {column: text[column] for column in ("name", "second_name", "kind", "description")}
    return plain | {
        "id": number,
        "uid": uid("activity", number),
        "host_id": hosts[text["host"]],
        "position": number - 1,
    }


def _add_session(whole: Programme, activity: int, text: Texts, place: Venue, casting: Casting) -> None:
    number = len(whole.sessions) + 1
    whole.sessions.append(
        {
            "id": number,
            "uid": uid("session", number),
            "activity_id": activity,
            "track_id": place.track_ids[text["track"]],
            "title": text["title"],
            "second_title": text["second_title"],
            "kind": text["kind"],
            "language": text["language"],
            "description": text.get("description", ""),
            "duration": text["duration"],
            "expected": text["expected"],
            "needs_equipment": text.get("equipment", []),
            "room_id": place.room_ids[text["room"]] if "room" in text else None,
            "day": text.get("day"),
            "start": minutes(text["start"]) if "start" in text else None,
            "locked": int(text.get("locked", False)),
            "interpreted": _interpreted(text),
            "position": number - 1,
        }
    )
    for kind in RoleKind:
        countries = text.get("countries", []) if kind in (RoleKind.SPEAKER, RoleKind.PANELIST) else []
        for place_in_row in range(text["cast"].get(kind, 0)):
            country = countries[place_in_row % len(countries)] if countries else "CN"
            shared = text.get("also") if kind is RoleKind.SPEAKER and place_in_row == 0 else None
            person = _first_speaker(whole, shared) if shared else casting.take(country, _PARTS[kind])
            if "from" in text and kind is not RoleKind.INTERPRETER:
                casting.wishes.setdefault(person, text["from"])
            language = _interpreted(text)[place_in_row] if kind is RoleKind.INTERPRETER else ""
            whole.roles.append(_role(kind, person, place_in_row, session=number, language=language))


def _interpreted(text: Texts) -> list[str]:
    """The languages of a session into which somebody interprets, one for each interpreter."""
    languages: list[str] = text["language"].split("/")
    return languages[: text["cast"].get(RoleKind.INTERPRETER, 0)]


def _first_speaker(whole: Programme, title: str) -> int:
    session = whole.session(title)["id"]
    speakers = (
        each["person_id"] for each in whole.roles if each["session_id"] == session and each["kind"] == RoleKind.SPEAKER
    )
    return int(next(speakers))


def _add_talks(whole: Programme, text: Texts, call: Call) -> None:
    """The selected projects of the session's sector, the best first, each given by its contact."""
    if "sector" not in text:
        return
    for position, project in enumerate(call.selected(text["sector"])):
        number = len(whole.talks) + 1
        whole.talks.append(
            {
                "id": number,
                "uid": uid("talk", number),
                "session_id": whole.sessions[-1]["id"],
                "project_id": project["id"],
                "title": project["title"],
                "second_title": project["second_title"],
                "language": "zh" if project["country"] == "CN" else "en",
                "duration": text["talk_minutes"],
                "position": position,
            }
        )
        whole.roles.append(_role(RoleKind.SPEAKER, project["contact_id"], 0, talk=number))


def _role(
    kind: RoleKind,
    person: int,
    position: int,
    *,
    session: int | None = None,
    talk: int | None = None,
    language: str = "",
) -> Record:
    place = {"session_id": session, "talk_id": talk}
    return {"kind": kind.value, "person_id": person, **place, "position": position, "language": language}
