"""The people of the sample event: where they come from, what they do, and who is cast for which part."""

from collections import Counter, defaultdict, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from random import Random
from typing import Any

from organizer.domain.sample.names import Name, NameMaker, ascii_word

Record = dict[str, Any]
Texts = Mapping[str, Any]

_HOME = "CN"
_ABROAD_SHARE = 0.38
_PHONES = {
    "CN": "+86 199 0",
    "JP": "+81 70 0",
    "KR": "+82 10 0",
    "DE": "+49 1520 0",
    "IT": "+39 330 0",
    "FI": "+358 40 0",
    "UA": "+380 50 0",
    "FR": "+33 6 99 ",
    "NL": "+31 6 0",
    "GB": "+44 7700 9",
    "UZ": "+998 90 0",
    "AZ": "+994 50 0",
}
_JOBS = {
    "university": (
        "Professor",
        "Associate professor",
        "Dean",
        "Postdoctoral researcher",
        "Head of technology transfer",
    ),
    "enterprise": ("Chief technology officer", "Product manager", "Managing director", "Engineer", "Founder"),
    "institution": ("Director", "Licensing manager", "Project manager", "Patent attorney", "Analyst"),
    "authority": ("Deputy director", "Section head", "Officer", "Adviser"),
    "media": ("Reporter", "Editor", "Photographer"),
}
_CHINESE_JOBS = {
    "university": ("教授", "副教授", "院长", "博士后", "成果转化办主任"),
    "enterprise": ("技术总监", "产品经理", "总经理", "工程师", "创始人"),
    "institution": ("主任", "许可经理", "项目经理", "专利代理师", "分析师"),
    "authority": ("副主任", "处长", "科员", "顾问"),
    "media": ("记者", "编辑", "摄影记者"),
}
_DIETS = (("", 82), ("vegetarian", 9), ("halal", 5), ("no peanuts", 2), ("vegan", 2))
_EMPLOYERS = {"press": "media", "staff": "authority", "investor": "enterprise", "exhibitor": "enterprise"}
_HOTELS = ("Jinghai Grand Hotel", "Harbour View Hotel", "Lanqiao Inn")


@dataclass(frozen=True, slots=True)
class Guest:
    """One attendee; ``id`` is the row's and counts from 1."""

    id: int
    name: Name
    country: str
    category: str
    organization: Record
    email: str
    phone: str
    registered_at: str


class Casting:
    """Hands out the attendees one by one, so that nobody has two parts by accident."""

    def __init__(self, random: Random, countries: Sequence[str]) -> None:
        """``countries``: where each attendee comes from; the first one is the person with id 1."""
        self._waiting: dict[str, deque[int]] = defaultdict(deque)
        for number in random.sample(range(len(countries)), k=len(countries)):
            self._waiting[countries[number]].append(number + 1)
        self._everybody = len(countries)
        self.parts: dict[int, str] = {}
        self.employers: dict[int, Record] = {}
        self.wishes: dict[int, str] = {}  # the kind of organization somebody should come from

    def take(self, country: str, part: str) -> int:
        """Somebody from ``country`` who has no part yet; when there is nobody left, people serve twice."""
        queue = self._waiting[country] or self._waiting[_HOME] or max(self._waiting.values(), key=len)
        number = queue.popleft() if queue else len(self.parts) % self._everybody + 1
        self.parts.setdefault(number, part)
        return number

    def free(self, country: str) -> Sequence[int]:
        """Those from ``country`` who have no part."""
        return self._waiting[country]


def uid(kind: str, number: int) -> str:
    """The same name for the same row in every sample event."""
    return blake2b(f"sample {kind} {number}".encode(), digest_size=16).hexdigest()


def origins(random: Random, people: int, weights: Mapping[str, int]) -> list[str]:
    """A country for each of ``people``; those from abroad in the proportion of ``weights``."""
    abroad = [country for country in weights if country != _HOME]
    shares = [
        (1 - _ABROAD_SHARE) * sum(weights[each] for each in abroad),
        *(weights[each] * _ABROAD_SHARE for each in abroad),
    ]
    return random.choices([_HOME, *abroad], shares, k=people)


def organizations(texts: Texts) -> list[Record]:
    """Every organization of the event, with its kind and country."""
    institutions = texts["institutions"]
    local = [
        [f"{place} {form}", chinese_place + chinese_form, _HOME]
        for place, chinese_place in institutions["places"]
        for form, chinese_form in institutions["forms"]
    ]
    lists = {
        "university": texts["universities"],
        "enterprise": texts["enterprises"],
        "institution": [*local, *institutions["abroad"]],
        "authority": texts["authorities"],
        "media": texts["media"],
    }
    named = [(kind, *line) for kind, lines in lists.items() for line in lines]
    return [
        {"id": number, "uid": uid("organization", number), "name": name, "second_name": second, "kind": kind}
        | {"country": country, "website": f"https://{_domain(name)}/", "aliases": []}
        for number, (kind, name, second, country) in enumerate(named, 1)
    ]


def guests(
    random: Random,
    countries: Sequence[str],
    casting: Casting,
    employers: Sequence[Record],
    categories: Sequence[Record],
) -> list[Guest]:
    """Everybody with a name, an employer and an address; cast people have the category of their part."""
    maker = NameMaker(random.randrange(10**6))
    open_to_all = [each["key"] for each in categories if each["share"]]
    drawn = random.choices(open_to_all, [each["share"] for each in categories if each["share"]], k=len(countries))
    by_country = _employers(employers)
    taken: Counter[str] = Counter()
    return [
        _guest(
            random,
            number,
            maker.make(country),
            country,
            casting.parts.get(number, category),
            by_country,
            casting,
            taken,
        )
        for number, (country, category) in enumerate(zip(countries, drawn, strict=True), 1)
    ]


def person_row(random: Random, guest: Guest, code: str, category_ids: Mapping[str, int]) -> Record:
    """The ``person`` row of a guest; ``code``: what the badge's code says."""
    name, abroad = guest.name, guest.country != _HOME
    jobs = _JOBS if abroad else _CHINESE_JOBS
    pending = random.random() < 0.02
    return {
        "id": guest.id,
        "uid": uid("person", guest.id),
        "name": name.name,
        "second_name": name.second_name,
        "family_name": name.family,
        "given_name": name.given,
        "kana": name.kana,
        "title": random.choices(("", "Dr", "Prof."), (80, 14, 6))[0],
        "job_title": random.choice(jobs[guest.organization["kind"]]),
        "email": guest.email,
        "phone": guest.phone,
        "organization_id": guest.organization["id"],
        "country": guest.country,
        "category_id": category_ids[guest.category],
        "code": code,
        "status": "pending" if pending else "confirmed",
        "registered_at": guest.registered_at,
        "order_id": f"TX{guest.id // 3 + 1000:05d}",
        "ticket_id": f"TX{guest.id // 3 + 1000:05d}-{guest.id % 3 + 1}",
        "diet": random.choices([diet for diet, _ in _DIETS], [share for _, share in _DIETS])[0],
        "accommodation": random.choice(_HOTELS) if abroad else "",
        "arrival": f"2026-09-{random.choice((24, 25, 25, 25)):02d}" if abroad else "",
        "departure": f"2026-09-{random.choice((27, 28, 28, 30)):02d}" if abroad else "",
        "fields": {"Interpreting headset": "yes"} if abroad and random.random() < 0.4 else {},
    }


def _employers(organizations: Sequence[Record]) -> dict[tuple[str, str], list[Record]]:
    """Organizations by country and kind; kind "" is every one of the country."""
    found: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for each in organizations:
        found[each["country"], each["kind"]].append(each)
        found[each["country"], ""].append(each)
    return found


def _guest(
    random: Random,
    number: int,
    name: Name,
    country: str,
    category: str,
    employers: Mapping[tuple[str, str], list[Record]],
    casting: Casting,
    taken: Counter[str],
) -> Guest:
    wanted = casting.wishes.get(number) or _EMPLOYERS.get(category, "")
    choice = employers.get((country, wanted)) or employers[country, ""]
    employer = casting.employers.get(number) or random.choice(choice)
    return Guest(
        id=number,
        name=name,
        country=country,
        category=category,
        organization=employer,
        email=_address(name, employer, taken),
        phone=f"{_PHONES[country]}{number // 1000:03d} {number % 1000:03d}{number % 7}",
        registered_at=f"2026-0{random.randint(5, 8)}-{random.randint(1, 28):02d}T{random.randint(0, 13):02d}"
        f":{random.randint(0, 59):02d}:{random.randint(0, 59):02d}Z",
    )


def _address(name: Name, employer: Record, taken: Counter[str]) -> str:
    local = ".".join(filter(None, map(ascii_word, name.latin.split())))
    address = f"{local}@{_domain(employer['name'])}"
    taken[address] += 1
    return address if taken[address] == 1 else address.replace("@", f"{taken[address]}@", 1)


def _domain(organization: str) -> str:
    """A domain below ``.example``, which nobody can own (RFC 2606)."""
    words = [ascii_word(word) for word in organization.split()]
    return "-".join(words[:2]) + ".example"
