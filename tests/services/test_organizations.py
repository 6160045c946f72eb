"""Organizations that are one: found, merged with all that refers to them, found by their old names, and taken back."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from organizer.domain.names.organizations import Organization
from organizer.errors import Cancelled, NotFound, RuleViolation
from organizer.progress import Progress
from organizer.services import imports, organizations, people
from organizer.storage import tables
from tests.databases import dump
from tests.factories import an_organization, make


@pytest.fixture
def event(workspace):
    """The empty event; what a test does to it is undone and redone afterwards."""
    return workspace


def everybody(event):
    return {row.name: row.organization for row in people.rows(event, people.ids(event))}


def found(event):
    return [(each.keep, each.drop) for each in organizations.candidates(event, Progress())]


def test_merging_moves_all_that_refers_to_it_and_keeps_the_names(event):
    keep = an_organization(event, "清华大学", country="CN")
    drop = an_organization(event, "Tsinghua University", kind="university", aliases=["THU"], website="tsinghua.edu.cn")
    third = an_organization(event, "清华", note="Tsinghua’s short name")
    for name, where in (("王芳", keep), ("Li Na", drop), ("张伟", third)):
        make(event, tables.person, name=name, organization_id=where)
    make(event, tables.activity, name="Roadshow", host_id=drop)
    make(event, tables.project, code="P1", title="Sensor", organization_id=drop)
    for table in (tables.need, tables.offer):
        make(event, table, title="A", organization_id=drop)
    meeting = make(event, tables.meeting, title="M")
    for where in (keep, drop):
        make(event, tables.party, meeting_id=meeting, organization_id=where)
    make(event, tables.party, meeting_id=meeting, organization_id=drop, person_id=1)
    assert found(event) == [(keep, drop), (keep, third), (drop, third)]
    before = dump(event)

    organizations.merge_organizations(event, keep, [drop, third])

    assert event.undo_label == "Merge 2 organizations into “清华大学”"
    aliases = ("THU", "清华")
    one = Organization(keep, "清华大学", "Tsinghua University", aliases, "university", "CN", "tsinghua.edu.cn")
    (now,) = organizations.organizations(event)
    assert now == Organization(*_values(one), "Tsinghua’s short name", 3)
    assert set(everybody(event).values()) == {"清华大学"}
    with event.reading() as db:
        columns = [tables.activity.c.host_id, tables.project.c.organization_id, tables.need.c.organization_id]
        columns += [tables.offer.c.organization_id, tables.party.c.organization_id]
        assert [list(db.scalars(select(column))) for column in columns] == [[keep]] * 4 + [[keep, keep]]
    event.undo()
    assert dump(event) == before


def test_what_was_merged_is_found_by_each_of_its_names(event, tmp_path):
    names = ("清华大学", "Tsinghua University", "清华")
    keep, *others = (an_organization(event, name, aliases=["THU"] if name == names[1] else []) for name in names)
    organizations.merge_organizations(event, keep, others)

    sheet = tmp_path / "next.csv"
    sheet.write_text("Name,Organization\nAnna,tsinghua university\nBerta,清华\nClara,THU\n", encoding="utf-8")
    inspection = imports.inspect(sheet, Progress())
    imports.apply_people(event, imports.plan_people(event, inspection, Progress()), Progress())
    assert [everybody(event)[name] for name in ("Anna", "Berta", "Clara")] == ["清华大学"] * 3
    assert len(organizations.organizations(event)) == 1
    people.add_person(event, {"name": "Dora", "organization": "THU"})
    assert len(organizations.organizations(event)) == 1


def _values(one):
    return (one.id, one.name, one.second_name, one.aliases, one.kind, one.country, one.website)


def test_people_who_write_from_one_domain_and_not_from_a_provider(event):
    for name, organization, email in (
        ("A", "默兹氢能", "a@meuse.fr"),
        ("B", "默兹氢能", "b@qq.com"),
        ("C", "Meuse Hydrogène", "c@meuse.fr"),
        ("D", "Elbtal Photonik", "d@qq.com"),
        ("E", "易北谷光子", "e@qq.com"),
    ):
        people.add_person(event, {"name": name, "organization": organization, "email": email})
    assert [each.name for each in organizations.organizations(event)][:2] == ["Elbtal Photonik", "Meuse Hydrogène"]
    ids = {each.name: each.id for each in organizations.organizations(event)}
    assert found(event) == [(ids["默兹氢能"], ids["Meuse Hydrogène"])]


def test_which_were_told_apart_are_not_proposed_again_and_a_merge_carries_that_over(event):
    first, second, third = (an_organization(event, name) for name in ("Acme", "Acme Ltd.", "ACME"))
    assert found(event) == [(first, third), (first, second), (second, third)]
    organizations.tell_apart(event, [(second, first)])
    assert event.undo_label == "“Acme Ltd.” is not “Acme”"
    assert found(event) == [(first, third), (second, third)]
    organizations.merge_organizations(event, third, [first])
    assert found(event) == []
    event.undo()
    event.undo()
    assert len(found(event)) == 3


def test_many_pairs_that_hang_together_are_one_step(event):
    ids = [an_organization(event, name) for name in ("Acme", "Acme Ltd.", "ACME", "Wessex", "Wessex GmbH")]
    organizations.merge_many(event, [(ids[0], ids[2]), (ids[1], ids[2]), (ids[0], ids[1]), (ids[3], ids[4])])
    assert event.undo_label == "Merge 3 organizations"
    assert sorted(each.names for each in organizations.organizations(event)) == [
        ("Acme Ltd.", "ACME"), ("Wessex", "Wessex GmbH")
    ]  # fmt: skip


def test_a_cancelled_merge_leaves_all(event):
    ids, progress = [an_organization(event, name) for name in ("Acme", "ACME")], Progress()
    before = dump(event)
    progress.cancel()
    with pytest.raises(Cancelled):
        organizations.merge_many(event, [(ids[0], ids[1])], progress)
    assert dump(event) == before


def test_what_cannot_be_merged(event):
    one = an_organization(event, "Acme")
    with pytest.raises(RuleViolation):
        organizations.merge_organizations(event, one, [one])
    with pytest.raises(NotFound):
        organizations.merge_organizations(event, one, [99])
    with pytest.raises(NotFound):
        organizations.tell_apart(event, [(one, 99)])
    with pytest.raises(RuleViolation):
        organizations.tell_apart(event, [(one, one)])


def test_one_is_added_changed_and_still_found_by_the_name_it_had(event):
    made = organizations.add_organization(
        event, Organization(0, " Tsinghua  Univ ", kind="university", country="China", aliases=("THU", "thu", ""))
    )
    assert event.undo_label == "Add “Tsinghua Univ”"
    people.add_person(event, {"name": "Anna", "organization": "Tsinghua Univ"})
    one = organizations.read_organization(event, made)
    assert (one.name, one.country, one.aliases, one.people) == ("Tsinghua Univ", "CN", ("THU",), 1)
    organizations.update_organization(event, replace(one, name="清华大学", website=" tsinghua.edu.cn ", note="Host"))
    assert event.undo_label == "Edit “清华大学”"
    changed = organizations.read_organization(event, made)
    assert (changed.names, changed.website, changed.note) == (
        ("清华大学", "THU", "Tsinghua Univ"), "tsinghua.edu.cn", "Host"
    )  # fmt: skip
    people.add_person(event, {"name": "Bo", "organization": "Tsinghua Univ"})
    assert everybody(event) == {"Anna": "清华大学", "Bo": "清华大学"}


def test_what_has_no_name_or_is_gone_is_refused(event):
    with pytest.raises(RuleViolation):
        organizations.add_organization(event, Organization(0, " "))
    with pytest.raises(NotFound):
        organizations.update_organization(event, Organization(7, "Acme"))
    with pytest.raises(NotFound):
        organizations.delete_organizations(event, [7])


def test_whoever_belonged_to_a_deleted_one_stays_and_it_is_said(event):
    acme, wessex = an_organization(event, "Acme"), an_organization(event, "Wessex")
    people.add_person(event, {"name": "Anna", "organization": "Acme"})
    organizations.delete_organizations(event, [acme])
    assert event.undo_label == "Delete “Acme”: 1 person is left without one"
    assert everybody(event) == {"Anna": ""}
    event.undo()
    assert everybody(event) == {"Anna": "Acme"}
    organizations.delete_organizations(event, [wessex])
    assert event.undo_label == "Delete “Wessex”"
