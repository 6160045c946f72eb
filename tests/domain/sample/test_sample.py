import tomllib
from collections import Counter
from itertools import combinations
from typing import Any

import pytest

from organizer.domain.people.words import ProjectStatus
from organizer.domain.programme.words import RoleKind
from organizer.domain.sample.event import Sample, compose
from organizer.domain.sample.names import NameMaker, ascii_word, romanized, transliterated
from organizer.domain.sample.sheets import sheets
from organizer.resources import resource

Rows = dict[str, list[dict[str, Any]]]


def texts() -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name in ("programme", "projects", "organizations"):
        found |= tomllib.loads(resource("sample", f"{name}.toml").read_text("utf-8"))
    return found


def rows_of(sample: Sample) -> Rows:
    return {table: list(records) for part in sample.parts for table, records in part.rows.items()}


@pytest.fixture(scope="module")
def sample() -> Sample:
    return compose(texts(), 1200)


@pytest.fixture(scope="module")
def rows(sample: Sample) -> Rows:
    return rows_of(sample)


def test_the_same_seed_gives_the_same_event(rows: Rows) -> None:
    assert rows_of(compose(texts(), 1200)) == rows


def test_another_seed_gives_other_people(rows: Rows) -> None:
    others = rows_of(compose(texts(), 1200, seed=1))["person"]
    assert [each["name"] for each in others] != [each["name"] for each in rows["person"]]


def test_the_figures_of_the_reference_event(rows: Rows) -> None:
    counts = {table: len(records) for table, records in rows.items()}
    wanted = {
        "activity": 17,
        "project": 700,
        "talk": 100,
        "person": 1200,
        "room": 8,
        "track": 8,
        "need": 40,
        "offer": 60,
    }
    assert {table: counts[table] for table in wanted} == wanted
    assert counts["organization"] > 140
    assert len({each["country"] for each in rows["project"]}) == 12
    assert Counter(each["status"] for each in rows["project"])[ProjectStatus.SELECTED] == 100
    assert Counter(each["kind"] for each in rows["organization"])["institution"] == 100


def test_six_sector_sessions_hold_the_selected_projects_and_six_exchange_sessions_have_interpreters(rows: Rows) -> None:
    kinds = {each["id"]: each["kind"] for each in rows["activity"]}
    by_kind = Counter(kinds[each["activity_id"]] for each in rows["session"])
    assert (by_kind["roadshow"], by_kind["exchange"]) == (6, 6)
    sector = {each["id"] for each in rows["session"] if kinds[each["activity_id"]] == "roadshow"}
    assert {each["session_id"] for each in rows["talk"]} == sector
    chosen = {each["id"] for each in rows["project"] if each["status"] == ProjectStatus.SELECTED}
    assert {each["project_id"] for each in rows["talk"]} == chosen
    for each in rows["session"]:
        if kinds[each["activity_id"]] == "exchange":
            roles = Counter(role["kind"] for role in rows["role"] if role["session_id"] == each["id"])
            assert roles[RoleKind.INTERPRETER] == 2
            assert roles[RoleKind.CHAIR] == 1
            assert roles[RoleKind.SPEAKER] >= 4


def test_the_best_of_each_sector_were_selected(rows: Rows) -> None:
    totals: Counter[int] = Counter()
    for score in rows["score"]:
        totals[score["project_id"]] += score["value"]
    for track in {each["track_id"] for each in rows["project"]}:
        inside = [each for each in rows["project"] if each["track_id"] == track]
        worst = min(totals[each["id"]] for each in inside if each["status"] == ProjectStatus.SELECTED)
        assert worst >= max(totals[each["id"]] for each in inside if each["status"] == ProjectStatus.REJECTED)


def test_every_reference_leads_somewhere(rows: Rows) -> None:
    targets = {"host_id": "organization", "contact_id": "person", "reviewer_id": "person", "expert_id": "person"}
    for table, records in rows.items():
        for column in records[0]:
            target = targets.get(column, column.removesuffix("_id"))
            if column.endswith("_id") and column not in ("order_id", "ticket_id"):
                known = {each["id"] for each in rows[target]}
                assert {each[column] for each in records if each[column] is not None} <= known, (table, column)


def test_only_the_deliberate_person_is_in_two_places(rows: Rows) -> None:
    sessions = {each["id"]: each for each in rows["session"]}
    talks = {each["id"]: each["session_id"] for each in rows["talk"]}
    where: dict[int, set[int]] = {}
    for role in rows["role"]:
        where.setdefault(role["person_id"], set()).add(role["session_id"] or talks[role["talk_id"]])
    doubled = [
        (sessions[one]["title"], sessions[two]["title"])
        for places in where.values()
        for one, two in combinations(sorted(places), 2)
    ]
    assert doubled == [("European session", "Digital transformation: needs meet suppliers")]


def test_a_few_sessions_wait_in_the_list(rows: Rows) -> None:
    assert [each["title"] for each in rows["session"] if each["day"] is None] == [
        "Eurasian session",
        "Investor breakfast",
        "Standards roundtable",
        "Start-up clinic",
        "Press briefing",
    ]


def test_nobody_meets_twice_at_once(rows: Rows) -> None:
    meetings = {each["id"]: each for each in rows["meeting"]}
    placed = [
        (party["person_id"], meetings[party["meeting_id"]]["day"], meetings[party["meeting_id"]]["start"])
        for party in rows["party"]
        if meetings[party["meeting_id"]]["day"] is not None
    ]
    assert len(placed) == len(set(placed))
    tables = [(each["table_id"], each["day"], each["start"]) for each in rows["meeting"] if each["day"] is not None]
    assert len(tables) == len(set(tables))


def test_few_people_still_make_a_whole_event() -> None:
    rows = rows_of(compose(texts(), 3))
    assert (len(rows["person"]), len(rows["talk"]), len(rows["session"])) == (3, 100, 38)


def test_addresses_and_codes_are_unique_but_for_those_who_came_twice(rows: Rows) -> None:
    counts = {column: len({each[column] for each in rows["person"]}) for column in ("email", "code", "uid", "phone")}
    assert counts == {"email": 1199, "code": 1200, "uid": 1200, "phone": 1199}


def test_the_sheets_of_colleagues(sample: Sample, rows: Rows) -> None:
    agenda, chinese, english = sheets(sample, rows)
    assert [agenda.file, chinese.file, english.file] == ["agenda.xlsx", "attendees-zh.xlsx", "attendees-en.xlsx"]
    headings = [each for each in agenda.sheet.merged if each.last_column > 5]
    assert len(headings) == 4  # the title, two days, what has no time
    assert chinese.sheet.rows[2][1] == "姓名"
    assert chinese.sheet.rows[-1][0] == "合计"
    assert any(not any(row) for row in chinese.sheet.rows[3:-1])
    assert english.sheet.rows[0][1:3] == ("Last name", "First name")
    names = {(row[1], row[2]) for row in english.sheet.rows[1:]}
    assert len(names) < len(english.sheet.rows) - 1  # some came twice


def test_names_of_every_country_have_latin_letters() -> None:
    maker = NameMaker(7)
    for country in ("CN", "JP", "KR", "UA", "AZ", "DE"):
        name = maker.make(country)
        assert ascii_word(name.latin), country
    assert maker.make("DE").second_name == ""
    assert maker.make("CN").second_name != ""


def test_scripts_are_spelled_in_latin_letters() -> None:
    assert (romanized("정희"), romanized("한글")) == ("Jeonghui", "Hangeul")
    assert [transliterated(each) for each in ("Олена", "Юлія", "Згурський", "Їжакевич")] == [
        "Olena",
        "Yuliia",
        "Zghurskyi",
        "Yizhakevych",
    ]
    assert ascii_word("Järvi-Suomi ß") == "jarvisuomiss"
