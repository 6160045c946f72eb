import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from organizer.domain.people.person import PersonRow
from ui.people.model import PAGE, PAGES, PeopleModel
from ui.widgets.table import COLOR_ROLE, fitting_columns, shares

pytestmark = pytest.mark.usefixtures("qapp")
FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


class Source:
    """People made up from their ids, and which ids were read."""

    def __init__(self):
        self.read = []
        self.suffix = ""

    def __call__(self, ids):
        self.read.append(list(ids))
        return [
            PersonRow(id, f"Name {id}{self.suffix}", "", "VTT", "guest", id % 8, "", "", "", f"C{id}")
            for id in ids
            if id != 13
        ]


def told(model, rows):
    """The first, the fourth and the last cell of some rows, as text."""
    return [" | ".join(model.index(row, column).data() for column in (0, 3, 7)) for row in rows]


def test_a_small_table_as_text():
    model = PeopleModel(Source())
    QAbstractItemModelTester(model, FATAL)
    model.set_ids([7, 3, 13])

    heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]
    assert heads == ["Name", "Second name", "Organization", "Category", "Job title", "Email", "Phone", "Badge code"]
    assert told(model, range(3)) == ["Name 7 | guest | C7", "Name 3 | guest | C3", " |  | "]
    assert model.index(0, 3).data(COLOR_ROLE) == 7
    assert model.index(0, 0).data(Qt.ItemDataRole.FontRole) is None


def test_only_what_is_looked_at_is_read_and_old_pages_are_dropped():
    source = Source()
    model = PeopleModel(source)
    model.set_ids(range(1, 100_001))  # without Qt's tester, which looks at every cell: it has a small table above

    for row in (5, 6, 50_000, 99_999):
        assert model.index(row, 0).data() == f"Name {row + 1}"
    assert [ids[0] for ids in source.read] == [1, 49_985, 99_969]

    for page in range(PAGES + 1):
        model.index(page * PAGE, 0).data()
    assert len(model._pages) == PAGES


def test_one_person_read_again_paints_one_row(qtbot):
    source = Source()
    model = PeopleModel(source)
    model.set_ids(range(1, 1_001))
    assert model.index(300, 0).data() == "Name 301"
    source.read.clear()
    source.suffix = " new"

    with qtbot.waitSignal(model.dataChanged) as signal:
        model.refresh({301, 900})

    assert [index.row() for index in signal.args[:2]] == [300, 300]
    assert source.read == [[301]]  # nobody looked at the other one yet
    assert told(model, [300, 899]) == ["Name 301 new | guest | C301", "Name 900 new | guest | C900"]


def test_rows_of_people():
    model = PeopleModel(Source())
    model.set_ids([5, 9, 2, 7])
    assert model.rows_of([7, 9, 100]) == [1, 3]
    assert model.rows_of([]) == []


def test_columns_without_room_are_left_out_by_rank():
    columns = [(100, 0), (50, 2), (100, 1), (60, 3)]
    assert [fitting_columns(columns, room) for room in (400, 260, 200, 10)] == [[0, 1, 2, 3], [0, 1, 2], [0, 2], [0]]
    assert fitting_columns(columns, 170) == [0, 1]


def test_shares_fill_the_room_exactly():
    assert shares(100, [1, 2, 0, 4]) == [14, 28, 0, 58]
    assert sum(shares(101, [3, 3, 3])) == 101
    assert shares(-5, [1, 1]) == [0, 0]
