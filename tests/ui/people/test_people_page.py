from contextlib import closing

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QApplication

from organizer.progress import Progress
from organizer.services import imports, people
from organizer.services.workspace import Workspace
from ui.people.merge import MergeDialog

NAMES = ("Anna Schmidt", "Berta Ochs", "Clara Nilsson", "曾国强")


@pytest.fixture
def ids(workspace):
    """Four people by the first word of their names, two of them guests."""
    made = {}
    for name in NAMES:
        category = "guest" if name.startswith(("A", "C")) else "speaker"
        values = {"name": name, "category": category, "email": f"{name[0].lower()}@example.org", "organization": "VTT"}
        made[name.split()[0]] = people.add_person(workspace, values)
    return made


@pytest.fixture
def page(window, ids, qtbot):  # noqa: ARG001 - they are there before the page
    shown = window.show_page("people")
    qtbot.waitUntil(lambda: shown.listing.finder.search("anna") is not None)
    qtbot.waitUntil(lambda: bool(shown.chips._buttons))
    return shown


def shown(page):
    return [page.model.index(row, 0).data() for row in range(page.model.rowCount())]


def search(page, qtbot, text):
    page.search.setText(text)
    with qtbot.waitSignal(page.search.searched):
        pass


def test_everybody_is_there_and_counted(page):
    assert shown(page) == list(NAMES)
    assert page._count.text() == "4 people"


def test_an_empty_page_says_what_it_is_for(window, workspace):
    page = window.show_page("people")
    assert page._views.currentWidget() is page._empty
    people.add_person(workspace, {"name": "Anna"})
    assert page._views.currentWidget() is page.table
    workspace.undo()
    assert page._views.currentWidget() is page._empty


@pytest.mark.parametrize(
    ("text", "found"), [("zeng", ["曾国强"]), ("b@ex", ["Berta Ochs"]), ("vtt a", list(NAMES)[:3])]
)
def test_searching_while_typing(page, qtbot, text, found):
    if text == "vtt a":
        found = [name for name in NAMES if "a" in name.lower() or name == "曾国强"]  # a: in every address' “example”
    search(page, qtbot, text)
    # A busy machine searches in more than one slice and shows the first ones before.
    qtbot.waitUntil(lambda: page._count.text() == f"{len(found)} {'person' if len(found) == 1 else 'people'}")
    assert shown(page) == found


def test_a_search_without_an_answer_offers_the_way_back(page, qtbot):
    search(page, qtbot, "nobody")
    assert page._views.currentWidget() is page._nobody
    page.show_everybody()
    with qtbot.waitSignal(page.search.searched):
        pass
    assert shown(page) == list(NAMES)


def test_what_another_program_brought_is_undone_and_others_are_imported(window, workspace, address, tmp_path, qtbot):
    page = window.show_page("people")
    with closing(Workspace.open(address)) as other:
        people.add_person(other, {"name": "Ada Lovelace"})
    workspace.notice_others()
    qtbot.waitUntil(lambda: page.listing.finder.search("ada") is not None)
    search(page, qtbot, "ada")
    assert shown(page) == ["Ada Lovelace"]
    workspace.undo()
    assert shown(page) == []

    sheet = tmp_path / "many.csv"
    sheet.write_text("Name,Email\n" + "".join(f"Adam {n:02d},a{n}@x.org\n" for n in range(25)))
    plan = imports.plan_people(workspace, imports.inspect(sheet, Progress()), Progress())
    imports.apply_people(workspace, plan, Progress())

    qtbot.waitUntil(lambda: len(shown(page)) == 25)
    assert shown(page) == [f"Adam {n:02d}" for n in range(25)]


def test_categories_filter(page):
    guest = next(each for each, chip in page.chips._buttons.items() if chip.accessibleName() == "guest")
    page.chips.set_chosen([guest])
    assert shown(page) == ["Anna Schmidt", "Clara Nilsson"]
    page.chips.set_chosen([])
    assert shown(page) == list(NAMES)


def test_a_header_sorts(page):
    page.table.horizontalHeader().setSortIndicator(0, Qt.SortOrder.DescendingOrder)
    assert shown(page) == list(NAMES)[::-1]


def test_editing_one_person_paints_one_row_and_keeps_the_selection(page, ids, workspace, qtbot):
    page.select([ids["Berta"]])
    with qtbot.assertNotEmitted(page.model.modelReset), qtbot.waitSignal(page.model.dataChanged) as changed:
        people.update_person(workspace, ids["Berta"], {"name": "Zora Ochs"})
    assert [index.row() for index in changed.args[:2]] == [1, 1]
    assert shown(page)[1] == "Zora Ochs"
    assert page.selected() == [ids["Berta"]]
    qtbot.waitUntil(
        lambda: (
            page.listing.finder.search("zora") is not None
            and next(page.listing.finder.search("zora")) == [ids["Berta"]]
        )
    )


def test_an_organization_renamed_shows_in_every_row(page, workspace):
    from sqlalchemy import update

    from organizer.storage import tables

    with workspace.operation("Rename") as db:
        db.execute(update(tables.organization).values(name="ETH"))
    assert {page.model.index(row, 2).data() for row in range(4)} == {"ETH"}


def test_the_selection_survives_somebody_new_above(page, ids, workspace):
    page.select([ids["Berta"], ids["Clara"]])
    people.add_person(workspace, {"name": "Aaron"})
    assert page.selected() == [ids["Berta"], ids["Clara"]]
    assert shown(page)[0] == "Aaron"


def test_deleting_can_be_undone_and_goes_on_to_the_next(page, ids, workspace):
    page.select([ids["Anna"], ids["Berta"]])
    page.delete_selected()
    assert shown(page) == list(NAMES)[2:]
    assert page.selected() == [ids["Clara"]]
    workspace.undo()
    assert shown(page) == list(NAMES)


def test_a_person_is_edited_in_the_panel_as_one_step(page, ids, workspace, qtbot):
    page.select([ids["Anna"]])
    page.edit_person()
    panel = page.panel()
    for word, text in (("job_title", "Dean"), ("phone", "+49 30 1234")):
        field = panel.fields[word].editor
        field.clear()
        qtbot.keyClicks(field, text)
    assert panel.save_button.isEnabled()
    qtbot.keyClick(panel.fields["phone"].editor, Qt.Key.Key_Return)

    (row,) = people.rows(workspace, [ids["Anna"]])
    assert (row.job_title, row.phone) == ("Dean", "+49 30 1234")
    assert workspace.undo_label == "Edit “Anna Schmidt”"
    assert not panel.dirty
    workspace.undo()
    assert panel.fields["job_title"].text() == ""


def test_what_cannot_be_is_told_in_its_place_and_keeps_the_person(page, ids, workspace, qtbot):
    page.select([ids["Anna"]])
    page.edit_person()
    panel = page.panel()
    panel.fields["email"].editor.clear()
    qtbot.keyClicks(panel.fields["email"].editor, "nowhere")
    last = workspace.last_operation

    page.select([ids["Clara"]])
    qtbot.waitUntil(lambda: page.selected() == [ids["Anna"]])

    assert panel.fields["email"].problem() == "An e-mail address looks like name@example.org."
    assert workspace.last_operation == last
    panel.revert()
    assert panel.fields["email"].problem() == ""
    assert panel.fields["email"].text() == "a@example.org"


def test_leaving_the_page_saves_what_was_typed(page, ids, workspace, window, qtbot):
    page.select([ids["Anna"]])
    page.edit_person()
    qtbot.keyClicks(page.panel().fields["country"].editor, "DE")
    window.show_page("history")
    assert people.read_person(workspace, ids["Anna"]).values["country"] == "DE"


def test_the_panel_follows_the_current_row(page, ids, qtbot):
    page.select([ids["Anna"]])
    page.edit_person()
    page.select([ids["Clara"]])
    qtbot.waitUntil(lambda: page.panel().person == ids["Clara"])
    assert page.panel().fields["name"].text() == "Clara Nilsson"


def test_somebody_new(page, workspace, qtbot):
    page.add_person()
    panel = page.panel()
    assert panel.leave()  # nothing typed, nothing kept
    qtbot.keyClicks(panel.fields["name"].editor, "Dora")
    panel.fields["organization"].editor.setText("VTT")
    qtbot.keyClick(panel.fields["name"].editor, Qt.Key.Key_Return)

    assert "Dora" in shown(page)
    assert [row.name for row in people.rows(workspace, page.selected())] == ["Dora"]
    assert workspace.undo_label == "Add “Dora”"
    assert panel.fields["name"].text() == "Dora"


def test_custom_fields_stand_in_the_panel(page, ids, workspace, qtbot):
    people.update_person(workspace, ids["Anna"], {}, {"T-shirt": "M"})
    page.select([ids["Anna"]])
    page.edit_person()
    field = page.panel().fields["custom field T-shirt"]
    assert field.text() == "M"
    field.editor.clear()
    qtbot.keyClicks(field.editor, "L")
    page.panel().save()
    assert people.read_person(workspace, ids["Anna"]).fields == {"T-shirt": "L"}


def test_a_custom_field_called_as_one_of_ours_is_told_apart(page, ids, workspace):
    people.update_person(workspace, ids["Anna"], {}, {"Email": "a@work.org"})
    page.select([ids["Anna"]])
    page.edit_person()
    fields = page.panel().fields
    assert fields["email"].editor.accessibleName() == "Email"
    assert fields["custom field Email"].editor.accessibleName() == "Email (2)"


def test_two_are_merged_as_chosen(page, ids, window, workspace, qtbot):
    page.select([ids["Anna"], ids["Berta"]])
    page.acts.merge()
    dialog = window.findChild(MergeDialog)
    dialog.choose("email", 1)
    dialog._accepted()
    qtbot.waitUntil(
        lambda: not any(isinstance(each, MergeDialog) and each.isVisible() for each in QApplication.topLevelWidgets())
    )

    assert shown(page) == ["Anna Schmidt", "Clara Nilsson", "曾国强"]
    (row,) = people.rows(workspace, [ids["Anna"]])
    assert (row.email, row.category) == ("b@example.org", "guest")
    assert workspace.undo_label == "Merge “Berta Ochs” into “Anna Schmidt”"


def test_buttons_know_who_is_selected(page, ids):
    buttons = (page.bar.merge, page.bar.print, page.bar.delete)
    states = []
    for names in ([], ["Anna"], ["Anna", "Berta"], list(ids)):
        page.select([ids[name] for name in names])
        states.append([each.isEnabled() for each in buttons])
    assert states == [[False] * 3, [False, True, True], [True] * 3, [False, True, True]]
    assert page.bar.said.text() == "4 selected"


def test_all_paper_for_people_is_printed_for_who_is_selected(page, ids, window):
    page.select([ids["Berta"], ids["Clara"]])
    menu = page.acts.print_menu(page)
    assert [each.text() for each in menu.actions()] == [
        *("Badges", "Table tents", "Name plates", "Reserved seats"),
        *("Personal schedules", "Meeting slips", "Certificates of attendance"),
    ]
    menu.actions()[3].trigger()
    shown = window.show_page("print")
    assert (shown.sheets.orders[0].kind.value, shown.sheets.orders[0].people) == (
        "reserved-seats",
        (ids["Berta"], ids["Clara"]),
    )
    assert shown.sheets.isVisible()


def test_enter_in_the_search_goes_to_the_table(page, qtbot):
    page.search.setFocus()
    qtbot.keyClick(page.search, Qt.Key.Key_Down)
    assert page.table.hasFocus()
    assert len(page.selected()) == 1


def test_a_hidden_page_reads_what_it_missed(page, workspace, window):
    window.show_page("history")
    people.add_person(workspace, {"name": "Zoe"})
    window.show_page("people")
    assert shown(page)[-2:] == ["Zoe", "曾国强"]


def test_many_selected_rows_are_kept_as_ranges(page, ids):
    flags = QItemSelectionModel.SelectionFlag
    page.table.selectAll()
    page.table.selectionModel().select(page.model.index(1, 0), flags.Deselect | flags.Rows)
    kept = page.selected()
    page.listing.reload()
    assert page.selected() == kept == [ids["Anna"], ids["Clara"], ids["曾国强"]]


def test_more_than_a_screen_come_after_the_first_paint(window, workspace, qtbot):
    from organizer.progress import Progress
    from organizer.storage import tables
    from organizer.storage.bulk import insert_rows
    from ui.people.listing import HEAD

    names = [(f"Person {number:04}", tables.new_uid()) for number in range(HEAD + 50)]
    with workspace.operation("Many") as db:
        insert_rows(db, tables.person, ("name", "uid"), names, Progress())
    page = window.show_page("people")
    assert page.model.rowCount() == HEAD
    qtbot.waitUntil(lambda: page.model.rowCount() == HEAD + 50)
    assert page._count.text() == "306 people"
