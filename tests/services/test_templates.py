import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from organizer.domain.printing.badges.templates import default_designs
from organizer.domain.printing.designs.files import design_file, picture_name
from organizer.errors import BadInput, FileTrouble, NotFound, RuleViolation
from organizer.progress import Progress
from organizer.services.printing import badges, templates
from organizer.services.workspace import Workspace
from organizer.storage import tables
from tests.factories import a_category
from tests.services.tiny_pictures import png
from ui.printing.drawing.decoding import decode

CARD = default_designs()["card-86x54"]
PNG = png(128)
LOGO = {"kind": "image", "box": [0, 0, 9_000, 9_000], "asset": picture_name(PNG)}


def listed(workspace: Workspace) -> list[tuple[str, bool, tuple[int, ...]]]:
    return [(each.name, each.is_default, each.categories) for each in templates.list_templates(workspace)]


def with_logo(design: dict[str, Any]) -> dict[str, Any]:
    return {**design, "elements": [*design["elements"], LOGO]}


def test_templates_are_made_listed_and_read(workspace: Workspace) -> None:
    first = templates.add_template(workspace, " Gold  card ", CARD)
    templates.add_template(workspace, "Big", default_designs()["butterfly-a6"])
    lines = templates.list_templates(workspace)
    assert [(each.name, each.width, each.height, each.folded, each.two_sided, each.is_default) for each in lines] == [
        ("Gold card", 86_000, 54_000, False, False, True),
        ("Big", 105_000, 148_000, True, True, False),
    ]
    assert templates.read_design(workspace, first) == CARD
    assert workspace.undo_label == "Add badge template “Big”"


def test_a_design_is_changed_with_its_version(workspace: Workspace) -> None:
    id = templates.add_template(workspace, "Gold", CARD)
    templates.save_design(
        workspace, id, {key: value for key, value in CARD.items() if key != "version"} | {"size": [9, 9]}
    )
    assert templates.read_design(workspace, id) == {**CARD, "size": [9, 9]}
    with pytest.raises(BadInput):
        templates.save_design(workspace, id, {"size": [9, 9]})
    assert templates.read_design(workspace, id) == {**CARD, "size": [9, 9]}


def test_a_broken_design_stands_in_the_list_so_that_it_can_be_deleted(workspace: Workspace) -> None:
    with workspace.operation("Add") as db:
        db.execute(tables.badge_template.insert().values(name="Broken", design={"size": []}))
    (line,) = templates.list_templates(workspace)
    assert (line.width, line.height) == (0, 0)
    templates.delete_template(workspace, line.id)
    assert templates.list_templates(workspace) == ()


def test_names_are_the_templates_own(workspace: Workspace) -> None:
    gold, _silver = (templates.add_template(workspace, name, CARD) for name in ("Gold", "Silver"))
    with pytest.raises(RuleViolation, match="“Silver” already"):
        templates.rename_template(workspace, gold, "Silver")
    with pytest.raises(RuleViolation):
        templates.add_template(workspace, "Gold", CARD)
    with pytest.raises(BadInput, match="name"):
        templates.rename_template(workspace, gold, "  ")
    templates.rename_template(workspace, gold, "Gold")
    templates.rename_template(workspace, gold, "Platinum")
    assert [name for name, *_ in listed(workspace)] == ["Platinum", "Silver"]
    assert workspace.undo_label == "Rename badge template “Gold” to “Platinum”"


def test_a_copy_has_a_name_of_its_own(workspace: Workspace) -> None:
    id = templates.add_template(workspace, "Gold", CARD)
    copies = [templates.copy_template(workspace, id) for _ in range(2)]
    assert listed(workspace) == [("Gold", True, ()), ("Gold (2)", False, ()), ("Gold (3)", False, ())]
    assert templates.read_design(workspace, copies[1]) == CARD


def test_the_next_template_is_the_default_when_that_one_goes(workspace: Workspace) -> None:
    gold, silver, _bronze = (templates.add_template(workspace, name, CARD) for name in ("Gold", "Silver", "Bronze"))
    templates.make_default(workspace, silver)
    assert listed(workspace)[0] == ("Silver", True, ())
    templates.delete_template(workspace, silver)
    assert listed(workspace) == [("Bronze", True, ()), ("Gold", False, ())]
    templates.delete_template(workspace, gold)
    assert listed(workspace) == [("Bronze", True, ())]


def test_categories_have_templates_of_their_own(workspace: Workspace) -> None:
    guest, press, staff = (a_category(workspace, name) for name in ("Guest", "Press", "Staff"))
    gold, silver = (templates.add_template(workspace, name, CARD) for name in ("Gold", "Silver"))
    templates.choose_template(workspace, [guest, press], silver)
    templates.choose_template(workspace, [staff, press], gold)
    assert listed(workspace) == [("Gold", True, (staff, press)), ("Silver", False, (guest,))]
    assert workspace.undo_label == "Use badge template “Gold” for “Press”, “Staff”"
    templates.choose_template(workspace, [staff], None)
    before = workspace.last_operation
    templates.choose_template(workspace, [staff], None)
    assert workspace.last_operation == before
    templates.delete_template(workspace, silver)
    assert listed(workspace) == [("Gold", True, (press,))]


def test_what_is_not_there_any_more_is_told(workspace: Workspace) -> None:
    with pytest.raises(NotFound, match="template"):
        templates.read_design(workspace, 4711)
    id = templates.add_template(workspace, "Gold", CARD)
    with pytest.raises(NotFound, match="category"):
        templates.choose_template(workspace, [4711], id)
    for change in (templates.copy_template, templates.delete_template, templates.make_default):
        with pytest.raises(NotFound):
            change(workspace, 4711)


def test_pictures_come_with_the_design(workspace: Workspace) -> None:
    digest = picture_name(PNG)
    id = templates.add_template(workspace, "Logo", with_logo(CARD), pictures={digest: PNG})
    templates.save_design(workspace, id, with_logo({**CARD, "size": [9, 9]}), pictures={digest: PNG})
    assert badges.pictures(workspace, [digest]) == {digest: PNG}
    with pytest.raises(BadInput, match="no picture that can be printed"):
        templates.save_design(workspace, id, CARD, pictures={digest: b"GIF89a"})
    with pytest.raises(BadInput, match="damaged"):
        templates.save_design(workspace, id, CARD, pictures={"ab" * 32: PNG})


# -- files -------------------------------------------------------------------------------------------------------------


def written(path: Path, document: object) -> Path:
    path.write_text(json.dumps(document), "utf-8")
    return path


def test_a_template_goes_to_another_event_with_its_pictures(workspace: Workspace, tmp_path: Path) -> None:
    digest = picture_name(PNG)
    id = templates.add_template(workspace, "Logo", with_logo(CARD), pictures={digest: PNG})
    path = tmp_path / "logo.json"
    templates.export_template(workspace, id, path)
    other = Workspace.create(str(tmp_path / "other.organizer"), {"name": "Other"})
    try:
        taken = templates.import_template(other, path, Progress(), decode=decode)
        assert (taken.name, taken.left_out) == ("Logo", ())
        assert templates.read_design(other, taken.id) == {**with_logo(CARD), "name": "Logo"}
        assert badges.pictures(other, [digest]) == {digest: PNG}
        assert templates.import_template(other, path, Progress(), decode=decode).name == "Logo (2)"
        assert other.undo_label == "Import badge template from “logo.json”"
    finally:
        other.close()


def test_a_template_with_a_picture_that_nobody_can_decode_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    cut = PNG[: len(PNG) // 2]
    digest = picture_name(cut)
    design = {**CARD, "elements": [{"kind": "image", "box": [0, 0, 9, 9], "asset": digest}]}
    path = written(tmp_path / "logo.json", design_file(design, "Logo", {digest: ("image/png", cut)}))
    with pytest.raises(BadInput, match=r"A picture in “logo\.json” is damaged"):
        templates.import_template(workspace, path, Progress(), decode=decode)
    assert templates.list_templates(workspace) == ()


def test_a_template_of_indico_is_taken(workspace: Workspace, tmp_path: Path) -> None:
    items = [{"type": "full_name", "x": 0, "y": 0, "width": 100}, {"type": "event_room", "x": 0, "y": 50}]
    path = written(tmp_path / "Indico badge.json", {"width": 400, "height": 250, "items": items})
    taken = templates.import_template(workspace, path, Progress(), decode=decode)
    assert (taken.name, taken.left_out) == ("Indico badge", ("“event_room” has no counterpart here and was left out.",))
    assert templates.list_templates(workspace)[0].width == 80_000


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "no JSON file that can be read"),
        ("{", "no JSON file that can be read"),
        ("[" * 100_000, "no JSON file that can be read"),
        ('{"a": 1}', "no badge template of this program"),
        ('{"size": [9, 9], "elements": [{"kind": "sticker"}]}', "sticker"),
    ],
)
def test_other_files_are_refused_in_a_sentence(workspace: Workspace, tmp_path: Path, content: str, told: str) -> None:
    path = tmp_path / "file.json"
    path.write_text(content)
    with pytest.raises(BadInput, match=told):
        templates.import_template(workspace, path, Progress(), decode=decode)
    assert templates.list_templates(workspace) == ()


def test_a_file_that_is_too_large_is_not_read(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "file.json"
    with path.open("wb") as file:
        file.truncate((64 << 20) + 1)
    with pytest.raises(BadInput, match="more than 64 MB"):
        templates.import_template(workspace, path, Progress(), decode=decode)


def test_a_template_is_not_written_anywhere(workspace: Workspace, tmp_path: Path) -> None:
    id = templates.add_template(workspace, "Gold", CARD)
    with pytest.raises(BadInput, match=r"\.json"):
        templates.export_template(workspace, id, tmp_path / "gold.txt")
    with pytest.raises(FileTrouble, match="there is no folder"):
        templates.export_template(workspace, id, tmp_path / "no" / "gold.json")


def test_the_event_has_a_secret_for_its_codes(workspace: Workspace) -> None:
    with workspace.reading() as db:
        secret = db.scalar(select(tables.event.c.secret))
    assert len(secret or "") == 32
