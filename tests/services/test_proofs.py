"""On whom a design is tried."""

from organizer.domain.people.words import RegistrationStatus
from organizer.services.printing.proofs import EXAMPLES, read_sitters
from organizer.services.workspace import Workspace
from tests.factories import a_category, a_person


def test_before_anybody_has_registered_made_up_people_are_shown(workspace: Workspace) -> None:
    a_person(workspace, "Speaker without a category")
    assert read_sitters(workspace).people == EXAMPLES


def test_the_attendees_by_name_with_an_example_of_a_code(workspace: Workspace) -> None:
    press, guest = a_category(workspace, "Press", position=2, color=4), a_category(workspace, "Guest", position=1)
    a_person(workspace, "Bela", category_id=guest, code="B", fields={"Diet": "vegan"})
    a_person(workspace, "Anna", category_id=press, fields={"Arrival": "Monday"})
    a_person(workspace, "Carl", category_id=press, status=RegistrationStatus.CANCELLED)
    sitters = read_sitters(workspace)
    assert [(each.name, each.code, each.category) for each in sitters.people] == [
        ("Anna", "7K2M9XQP", "Press"),
        ("Bela", "B", "Guest"),
    ]
    assert list(sitters.categories.items()) == [("Guest", 0), ("Press", 4)]
    assert sitters.fields == ("Arrival", "Diet")
    assert sitters.occasion.event
