"""The market of the sample event: needs, offers, matches, tables, meetings and the experts' desks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from random import Random

from organizer.domain.people.words import MatchStatus, MeetingKind, ProjectStatus
from organizer.domain.sample.cast import Casting, Record, Texts, uid
from organizer.domain.sample.programme import Programme, Venue
from organizer.domain.sample.projects import Call

SLOT = 20  # minutes of a meeting
_BOOKED = 26  # consultations that are booked already


@dataclass(slots=True)
class Market:
    """Rows of ``need``, ``offer``, ``match``, ``table``, ``meeting`` and ``party``."""

    needs: list[Record] = field(default_factory=list)
    offers: list[Record] = field(default_factory=list)
    matches: list[Record] = field(default_factory=list)
    tables: list[Record] = field(default_factory=list)
    meetings: list[Record] = field(default_factory=list)
    parties: list[Record] = field(default_factory=list)

    def meet(self, meeting: Record, parties: Sequence[Record]) -> None:
        """Add a meeting of ``parties``, each a record of ``organization_id`` and ``person_id``."""
        number = len(self.meetings) + 1
        self.meetings.append(meeting | {"id": number, "uid": uid("meeting", number), "duration": SLOT})
        for each in parties:
            self.parties.append(each | {"id": len(self.parties) + 1, "meeting_id": number})


def market(
    random: Random,
    texts: Texts,
    place: Venue,
    casting: Casting,
    enterprises: Sequence[Record],
    call: Call,
    whole: Programme,
) -> Market:
    """Who seeks what from whom, at which table; who asks an expert."""
    found = Market()
    words = texts["market"]
    found.needs = _wares(random, "need", words, place, casting, enterprises)
    found.offers = _wares(random, "offer", words, place, casting, enterprises)
    found.matches = _matches(random, found)
    found.tables = _tables(words, place, casting)
    _meet_at_tables(found, whole, words["tables_wanted"])
    _consult(random, found, words, call, whole)
    return found


def _wares(
    random: Random, kind: str, words: Texts, place: Venue, casting: Casting, enterprises: Sequence[Record]
) -> list[Record]:
    """Needs or offers: every text in several scopes, each from an enterprise with its own contact."""
    listed = [(line, scope) for scope, line in product(words["scopes"], words[f"{kind}s"])][: words[f"{kind}s_wanted"]]
    rows = []
    for number, ((title, chinese, sector), (scope, chinese_scope)) in enumerate(listed, 1):
        enterprise = random.choice(enterprises)
        contact = casting.take(enterprise["country"], "exhibitor" if kind == "offer" else "delegate")
        casting.employers.setdefault(contact, enterprise)
        rows.append(
            {
                "id": number,
                "uid": uid(kind, number),
                "title": f"{title} {scope}".strip(),
                "second_title": chinese + chinese_scope,
                "organization_id": enterprise["id"],
                "contact_id": contact,
                "track_id": place.track_ids[sector],
            }
        )
    return rows


def _matches(random: Random, found: Market) -> list[Record]:
    """Each need with the offers of its own sector from another organization, at most three."""
    rows: list[Record] = []
    for need in found.needs:
        fitting = [
            offer
            for offer in found.offers
            if offer["track_id"] == need["track_id"] and offer["organization_id"] != need["organization_id"]
        ]
        for offer in random.sample(fitting, k=min(3, len(fitting))):
            status = random.choices(list(MatchStatus), (40, 45, 15))[0]
            rows.append(
                {"id": len(rows) + 1, "need_id": need["id"], "offer_id": offer["id"]}
                | {"score": random.randint(35, 98) * 100, "status": status.value}
            )
    return rows


def _tables(words: Texts, place: Venue, casting: Casting) -> list[Record]:
    """The matchmaking tables in the lounge, then the desks with their experts."""
    wanted = words["tables_wanted"]
    tables = [
        {"id": number, "name": f"Table {number}", "second_name": f"{number} 号桌", "room_id": place.room_ids["lounge"]}
        | {"expert_id": None, "topic": "", "position": number - 1}
        for number in range(1, wanted + 1)
    ]
    desks = [
        {"id": wanted + number, "name": f"Desk {number}", "second_name": desk["second_topic"]}
        | {"room_id": place.room_ids["305"], "expert_id": casting.take("CN", "expert"), "topic": desk["topic"]}
        | {"position": wanted + number - 1}
        for number, desk in enumerate(words["desks"], 1)
    ]
    return [*tables, *desks]


def _meet_at_tables(found: Market, whole: Programme, tables: int) -> None:
    """Accepted matches get a table in the first round while both contacts are free; the others wait for the solver."""
    round_one = whole.session("Matchmaking tables, first round")
    free = list(
        product(range(round_one["start"], round_one["start"] + round_one["duration"], SLOT), range(1, tables + 1))
    )
    busy: set[tuple[int, int]] = set()
    for match in found.matches:
        if match["status"] != MatchStatus.ACCEPTED:
            continue
        need, offer = found.needs[match["need_id"] - 1], found.offers[match["offer_id"] - 1]
        people = (need["contact_id"], offer["contact_id"])
        slot = next((each for each in free if not busy & {(person, each[0]) for person in people}), None)
        if slot and len(found.meetings) % 5 == 4:
            slot = None  # a few stay open, so that there is something to plan
        if slot:
            free.remove(slot)
            busy |= {(person, slot[0]) for person in people}
        found.meet(
            {"kind": MeetingKind.MEETING.value, "title": need["title"], "match_id": match["id"], "project_id": None}
            | _placed(round_one["day"], slot),
            [{"organization_id": ware["organization_id"], "person_id": ware["contact_id"]} for ware in (need, offer)],
        )


def _placed(day: int, slot: tuple[int, int] | None) -> Record:
    return (
        {"day": day, "start": slot[0], "table_id": slot[1]} if slot else {"day": None, "start": None, "table_id": None}
    )


def _consult(random: Random, found: Market, words: Texts, call: Call, whole: Programme) -> None:
    """Applicants who were not selected book an expert's desk while its sitting lasts, each once."""
    slots = [slot for number, desk in enumerate(words["desks"], 1) for slot in _sitting(words, desk, number, whole)]
    busy = {role["person_id"] for role in whole.roles} | {party["person_id"] for party in found.parties}
    clients = _clients(call.projects, busy)
    for (day, start, table), project in zip(
        sorted(random.sample(slots, k=min(_BOOKED, len(slots)))), clients, strict=False
    ):
        found.meet(
            {"kind": MeetingKind.CONSULTATION.value, "title": project["title"], "match_id": None}
            | {"project_id": project["id"], "day": day, "start": start, "table_id": table},
            [{"organization_id": project["organization_id"], "person_id": project["contact_id"]}],
        )


def _sitting(words: Texts, desk: Texts, number: int, whole: Programme) -> list[tuple[int, int, int]]:
    """The slots of a desk as (day, start, table id)."""
    session = whole.session(desk["session"])
    starts = range(session["start"], session["start"] + session["duration"] - SLOT + 1, SLOT)
    return [(session["day"], start, words["tables_wanted"] + number) for start in starts]


def _clients(projects: Sequence[Mapping[str, object]], busy: set[int]) -> list[Record]:
    seen = set(busy)
    clients = []
    for project in projects:
        contact = project["contact_id"]
        if project["status"] != ProjectStatus.SELECTED and isinstance(contact, int) and contact not in seen:
            seen.add(contact)
            clients.append(dict(project))
    return clients
