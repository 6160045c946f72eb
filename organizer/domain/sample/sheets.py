"""The sample event as colleagues would send it: one agenda and two attendee sheets, each in its own manner.

The disorder is deliberate and realistic: banner lines above the header, day headings merged over all columns, numbers
as text, blank rows, a total at the end, rows that came twice, missing addresses and one address for several people.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from organizer.domain.programme.words import RoleKind, clock
from organizer.domain.sample.cast import Guest, Record
from organizer.domain.sample.event import SEED, Sample
from organizer.domain.sheets.workbook import Cell, MergedRange, Row, Sheet

AGENDA = "agenda.xlsx"
CHINESE = "attendees-zh.xlsx"
ENGLISH = "attendees-en.xlsx"

_AGENDA_HEADER = (
    "Time",
    "Room 会场",
    "Title",
    "中文标题",
    "Activity",
    "Track",
    "Speakers",
    "Chair",
    "Interpreters",
    "Language",
    "Kind",
    "Min.",
    "Expected",
)
_CHINESE_HEADER = (
    "序号",
    "姓名",
    "拼音",
    "工作单位",
    "职务",
    "参会类别",
    "手机号码",
    "电子邮箱",
    "报名时间",
    "饮食要求",
    "备注",
)
_ENGLISH_HEADER = (
    "Order",
    "Last name",
    "First name",
    "Native name",
    "Company / University",
    "Position",
    "Country",
    "E-mail address",
    "Mobile phone",
    "Ticket type",
    "Registered on",
    "Dietary requirements",
    "Arrival",
    "Departure",
    "Hotel",
    "Interpreting headset",
)
_WEEKDAYS = "一二三四五六日"


@dataclass(frozen=True, slots=True)
class SheetDesign:
    """A file to write: the sheet, the row (from 0) of its header and the widths of its columns in characters."""

    file: str
    sheet: Sheet
    header: int
    widths: tuple[int, ...]


def sheets(sample: Sample, rows: Mapping[str, Sequence[Record]]) -> tuple[SheetDesign, ...]:
    """The three files; ``rows``: the sample's records by table."""
    people = {guest.id: (guest, person) for guest, person in zip(sample.guests, rows["person"], strict=True)}
    categories = {each["id"]: each for each in rows["category"]}
    return (
        _agenda(sample.event, rows, people),
        _chinese(sample.event, people.values(), categories),
        _english(people.values(), categories),
    )


Listed = tuple[Guest, Record]

# -- the agenda ------------------------------------------------------------------------------------------------------


def _agenda(event: Record, rows: Mapping[str, Sequence[Record]], people: Mapping[int, Listed]) -> SheetDesign:
    """A row for each session, its talks below it, breaks between, days as headings."""
    last = len(_AGENDA_HEADER) - 1
    lines: list[Row] = [(f"{event['name']} · {event['second_name']} · Programme, version 7",), _AGENDA_HEADER]
    merged = [MergedRange(0, 0, 0, last)]
    start = date.fromisoformat(event["start_date"])
    for day in (*range(event["days"]), None):
        merged.append(MergedRange(len(lines), 0, len(lines), last))
        lines.append((_day_heading(start, day),))
        for block in _blocks(rows, day):
            first = len(lines)
            for each in block:
                lines.extend(_agenda_lines(each, rows, people))
            if len(lines) - first > 1 and day is not None:
                merged.append(MergedRange(first, 0, len(lines) - 1, 0))
    sheet = Sheet("Programme 议程", _blank_below(lines, merged), merged=tuple(merged))
    return SheetDesign(AGENDA, sheet, 1, (14, 22, 44, 34, 34, 26, 44, 30, 30, 11, 14, 7, 10))


def _day_heading(start: date, day: int | None) -> str:
    if day is None:
        return "To be scheduled · 时间待定"
    date_of_day = start + timedelta(days=day)
    chinese = f"{date_of_day.month}月{date_of_day.day}日 星期{_WEEKDAYS[date_of_day.weekday()]}"
    return f"{date_of_day:%A}, {date_of_day.day} {date_of_day:%B %Y} · {chinese}"


def _blocks(rows: Mapping[str, Sequence[Record]], day: int | None) -> list[list[Record]]:
    """The day's sessions and breaks in groups that share their time, in order."""
    pauses = [each for each in rows["break"] if each["kind"] == "break" and each["day"] == day]
    standing = [each for each in rows["session"] if each["day"] == day]
    groups: dict[tuple[int, int], list[Record]] = {}
    for each in sorted(
        [*standing, *pauses], key=lambda each: (each["start"] or 0, each["duration"], each.get("room_id") or 0)
    ):
        groups.setdefault((each["start"] or 0, each["duration"]), []).append(each)
    return list(groups.values())


def _agenda_lines(each: Record, rows: Mapping[str, Sequence[Record]], people: Mapping[int, Listed]) -> Iterable[Row]:
    time = "" if each["day"] is None else f"{clock(each['start'])}-{clock(each['start'] + each['duration'])}"
    if "uid" not in each:
        yield (time, "All rooms", each["title"], each["second_title"], "", "", "", "", "", "", "Break", "", "")
        return
    rooms, tracks, activities = rows["room"], rows["track"], rows["activity"]

    def cast(*kinds: RoleKind) -> str:
        return _cast(rows["role"], people, kinds, session_id=each["id"])

    yield (
        time,
        rooms[each["room_id"] - 1]["name"] if each["room_id"] else "",
        each["title"],
        each["second_title"],
        activities[each["activity_id"] - 1]["name"],
        tracks[each["track_id"] - 1]["name"],
        cast(RoleKind.SPEAKER, RoleKind.PANELIST),
        cast(RoleKind.CHAIR),
        cast(RoleKind.INTERPRETER),
        each["language"],
        each["kind"],
        "" if time else each["duration"],
        each["expected"],
    )
    for talk in (talk for talk in rows["talk"] if talk["session_id"] == each["id"]):
        speakers = _cast(rows["role"], people, (RoleKind.SPEAKER,), talk_id=talk["id"])
        titles = (f"{talk['position'] + 1}. {talk['title']}", talk["second_title"])
        yield (time, "", *titles, "", "", speakers, "", "", talk["language"], "Talk", talk["duration"], "")


def _cast(roles: Sequence[Record], people: Mapping[int, Listed], kinds: Sequence[RoleKind], **place: int) -> str:
    ((column, number),) = place.items()
    chosen = [role["person_id"] for role in roles if role[column] == number and role["kind"] in kinds]
    return "; ".join(f"{people[each][1]['name']} ({_employer(people[each][0])})" for each in chosen)


def _employer(guest: Guest) -> str:
    """As the guest's own attendee sheet writes it."""
    return str(guest.organization["second_name" if guest.country == "CN" else "name"])


def _blank_below(lines: Sequence[Row], merged: Sequence[MergedRange]) -> list[Row]:
    """A merged cell's text stands in its first cell only."""
    covered = {row for each in merged for row in range(each.first_row + 1, each.last_row + 1)}
    return [(None, *line[1:]) if row in covered else line for row, line in enumerate(lines)]


# -- the attendees -----------------------------------------------------------------------------------------------------


def _chinese(event: Record, people: Iterable[Listed], categories: Mapping[int, Record]) -> SheetDesign:
    """The domestic list: banner, note, header in row 3; a total below."""
    random = Random(SEED)
    listed = [each for each in people if each[0].country == "CN"]
    width = len(_CHINESE_HEADER)
    lines: list[Row] = [
        (f"{event['second_name']} 参会人员名单",),
        ("请各单位于9月20日前核对，联系方式仅供会务组使用",),
        _CHINESE_HEADER,
    ]
    for number, (guest, person) in enumerate(listed, 1):
        line = _chinese_line(random, number, guest, person, categories)
        lines.append(line)
        if number % 97 == 0:
            lines.append(line)  # somebody pasted a block twice
        if number % 60 == 0:
            lines.append((None,) * width)
    lines.append(("合计", f"{len(listed)}人", *(None,) * (width - 2)))
    merged = (MergedRange(0, 0, 0, width - 1), MergedRange(1, 0, 1, width - 1))
    return SheetDesign(CHINESE, Sheet("报名", lines, merged=merged), 2, (6, 10, 18, 34, 16, 12, 20, 40, 18, 14, 16))


def _chinese_line(
    random: Random, number: int, guest: Guest, person: Record, categories: Mapping[int, Record]
) -> tuple[Cell, ...]:
    name = person["name"]
    if len(name) == 2 and random.random() < 0.2:
        name = f"{name[0]}　{name[1]}"  # set apart by an ideographic space, as in printed lists
    return (
        str(number),
        name,
        person["second_name"],
        _employer(guest),
        person["job_title"],
        categories[person["category_id"]]["second_name"],
        person["phone"].removeprefix("+86 ").replace(" ", "") if random.random() < 0.9 else person["phone"],
        _sent_address(random, guest),
        _local_time(person["registered_at"]).strftime("%Y/%m/%d %H:%M"),
        {"vegetarian": "素食", "halal": "清真", "vegan": "纯素"}.get(person["diet"], ""),
        "需要同传耳机" if person["fields"] else "",
    )


def _english(people: Iterable[Listed], categories: Mapping[int, Record]) -> SheetDesign:
    """The international list of a registration platform: header in row 1, own order, real dates."""
    random = Random(SEED + 1)
    lines: list[Row] = [_ENGLISH_HEADER]
    for guest, person in people:
        if guest.country != "CN":
            lines.append(_english_line(random, guest, person, categories))
            if guest.id % 151 == 0:
                lines.append(lines[-1])
    widths = (10, 18, 18, 20, 36, 26, 9, 44, 20, 18, 18, 18, 12, 12, 20, 12)
    return SheetDesign(ENGLISH, Sheet("Registrations", lines), 0, widths)


def _english_line(random: Random, guest: Guest, person: Record, categories: Mapping[int, Record]) -> tuple[Cell, ...]:
    given, _, family = guest.name.latin.partition(" ")
    own = person["second_name"] if guest.country == "UA" else person["name"]
    return (
        person["order_id"],
        family.upper() if random.random() < 0.05 else family,
        f"{given} " if random.random() < 0.04 else given,
        own if own != guest.name.latin else "",
        _employer(guest),
        person["job_title"],
        person["country"],
        _sent_address(random, guest),
        person["phone"],
        categories[person["category_id"]]["name"],
        _local_time(person["registered_at"]),
        person["diet"],
        date.fromisoformat(person["arrival"]),
        date.fromisoformat(person["departure"]),
        person["accommodation"],
        "yes" if person["fields"] else "",
    )


def _sent_address(random: Random, guest: Guest) -> str:
    """Six of a hundred left it out; seven gave the address of the office that paid."""
    drawn = random.random()
    if drawn < 0.06:
        return ""
    return f"office@{guest.email.partition('@')[2]}" if drawn < 0.13 else guest.email


def _local_time(instant: str) -> datetime:
    """Instants are UTC; Shanghai is eight hours ahead all year."""
    return datetime.fromisoformat(instant.removesuffix("Z")) + timedelta(hours=8)
