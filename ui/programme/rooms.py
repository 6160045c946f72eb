"""The tabs of rooms and of tracks."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from organizer.domain.programme.rooms import RoomRow, TrackRow, hours_text, read_hours
from organizer.errors import BadInput
from organizer.i18n import _
from organizer.services import rooms
from ui import icons, theme
from ui.programme.lists import LineForm, ListTab, chips
from ui.programme.words import day_word
from ui.widgets.form import choice
from ui.widgets.table import Column

if TYPE_CHECKING:
    from organizer.services.workspace import Workspace
    from ui.shell import Shell

_HOURS = "hours "  # before a day's number


class RoomForm(LineForm):
    """What is known of a room."""

    def __init__(self, workspace: "Workspace", shell: "Shell", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._shell = workspace, shell
        self.add_row(("name", _("Room"), QLineEdit(), 1))
        self.add_row(("second_name", _("Second language"), QLineEdit(), 1))
        self.add_row(("capacity", _("Seats"), QLineEdit(), 1), ("place", _("Where it is"), QLineEdit(), 2))
        self.add_row(("equipment", _("Equipment, separated by commas"), QLineEdit(), 1))

    def _room(self) -> RoomRow | None:
        return next((each for each in rooms.rooms(self._workspace) if each.id == self.id), None)

    def reload(self) -> None:
        """Show what is written down."""
        room, days = self._room(), rooms.event_days(self._workspace)
        for number, day in enumerate(days):
            if f"{_HOURS}{number}" not in self.fields:
                line = QLineEdit()
                line.setPlaceholderText(_("as the event"))
                self.add_row((f"{_HOURS}{number}", _("Open on {day}").format(day=day_word(day)), line, 1))
        if self.id and room is None:
            self.closed.emit()
        self.show_values(room.name if room else _("New room"), _room_values(room) if room else {})

    def wrong(self, values: Mapping[str, str]) -> Mapping[str, str]:
        """A sentence for each field that cannot be kept."""
        found = {} if values["name"].strip() else {"name": _("This needs a name.")}
        for word in values:
            if word.startswith(_HOURS):
                found |= _problem(word, partial(read_hours, values[word]))
        return found

    def write(self) -> bool:
        """Add or change the room."""
        said = self.values()
        values = {word: text for word, text in said.items() if not word.startswith(_HOURS)}
        hours = {int(word.removeprefix(_HOURS)): text for word, text in said.items() if word.startswith(_HOURS)}
        if self.id is None:
            self.id = self._shell.run(lambda: rooms.add_room(self._workspace, values, hours))
            return self.id is not None
        return self._shell.run(partial(self._change, self.id, values, hours)) is not None

    def _change(self, id: int, values: dict[str, str], hours: dict[int, str]) -> bool:
        rooms.change_room(self._workspace, id, values, hours)
        return True


class TrackForm(LineForm):
    """What is known of a track."""

    def __init__(self, workspace: "Workspace", shell: "Shell", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._shell = workspace, shell
        self.add_row(("name", _("Track"), QLineEdit(), 1))
        self.add_row(("second_name", _("Second language"), QLineEdit(), 1))
        self.add_row(("color", _("Colour"), _colors(), 1))

    def reload(self) -> None:
        """Show what is written down."""
        tracks = rooms.tracks(self._workspace)
        track = next((each for each in tracks if each.id == self.id), None)
        if self.id and track is None:
            self.closed.emit()
        self.show_values(track.name if track else _("New track"), _track_values(track, len(tracks)))

    def wrong(self, values: Mapping[str, str]) -> Mapping[str, str]:
        """A sentence for each field that cannot be kept."""
        return {} if values["name"].strip() else {"name": _("This needs a name.")}

    def write(self) -> bool:
        """Add or change the track."""
        values = self.values()
        if self.id is None:
            self.id = self._shell.run(lambda: rooms.add_track(self._workspace, values))
            return self.id is not None
        return self._shell.run(partial(self._change, self.id, values)) is not None

    def _change(self, id: int, values: dict[str, str]) -> bool:
        rooms.change_track(self._workspace, id, values)
        return True


class RoomsTab(ListTab):
    """All rooms, in the order of the schedule's columns."""

    def __init__(self, workspace: "Workspace", shell: "Shell", parent: QWidget | None = None) -> None:
        columns = {
            _("Room"): Column(140, 2),
            _("Second language"): Column(120, 2, 3),
            _("Seats"): Column(72),
            _("Where it is"): Column(120, 1, 4),
            _("Equipment"): Column(180, 4, 2),
            _("Opening hours"): Column(170, 2, 1),
            _("Sessions"): Column(88, 0, 1),
        }
        super().__init__(shell, columns, RoomForm(workspace, shell), parent)
        self._workspace = workspace
        self.table.setAccessibleName(_("Rooms"))

    def read(self) -> None:
        """Fill the model."""
        found = rooms.rooms(self._workspace)
        self.model.set_lines([each.id for each in found], list(map(_room_line, found)))

    def remove(self, id: int) -> None:
        """Delete a room."""
        rooms.remove_room(self._workspace, id)

    def move_to(self, id: int, place: int) -> None:
        """Put a room somewhere else."""
        rooms.move_room(self._workspace, id, place)


class TracksTab(ListTab):
    """All tracks."""

    def __init__(self, workspace: "Workspace", shell: "Shell", parent: QWidget | None = None) -> None:
        columns = {
            _("Track"): Column(180, 2),
            _("Second language"): Column(140, 2),
            _("Colour"): Column(140, 2),
            _("Sessions"): Column(88, 1),
        }
        super().__init__(shell, columns, TrackForm(workspace, shell), parent)
        self._workspace = workspace
        self.table.setAccessibleName(_("Tracks"))
        chips(self, 2)

    def read(self) -> None:
        """Fill the model."""
        found = rooms.tracks(self._workspace)
        names = color_words()
        lines = [(each.name, each.second_name, names[each.color % len(names)], _count(each.sessions)) for each in found]
        self.model.set_lines([each.id for each in found], lines, [each.color for each in found])

    def remove(self, id: int) -> None:
        """Delete a track."""
        rooms.remove_track(self._workspace, id)

    def move_to(self, id: int, place: int) -> None:
        """Put a track somewhere else."""
        rooms.move_track(self._workspace, id, place)


def color_words() -> list[str]:
    """The names of the track colours, in their order."""
    return [
        _("Blue"),
        _("Teal"),
        _("Ochre"),
        _("Violet"),
        _("Magenta"),
        _("Green"),
        _("Sea blue"),
        _("Brown"),
    ]


def _colors() -> QComboBox:
    made = choice([(str(number), word) for number, word in enumerate(color_words())])
    made.setIconSize(QSize(theme.px(12), theme.px(12)))
    for number in range(made.count()):
        made.setItemIcon(number, QIcon(icons.pixmap("dot", 12, theme.track_color(number))))
    return made


def _room_values(room: RoomRow) -> dict[str, str]:
    seats = "" if room.capacity is None else str(room.capacity)
    values = {
        "name": room.name,
        "second_name": room.second_name,
        "capacity": seats,
        "place": room.place,
        "equipment": ", ".join(room.equipment),
    }
    return values | {f"{_HOURS}{day}": hours_text(spans) for day, spans in room.hours.items()}


def _track_values(track: TrackRow | None, count: int) -> dict[str, str]:
    if track is None:
        return {"color": str(count % len(color_words()))}
    return {"name": track.name, "second_name": track.second_name, "color": str(track.color % len(color_words()))}


def _room_line(room: RoomRow) -> tuple[str, ...]:
    seats = "" if room.capacity is None else f"{room.capacity:,}"
    spans = dict.fromkeys(map(hours_text, room.hours.values()))
    things = ", ".join(room.equipment)
    return (room.name, room.second_name, seats, room.place, things, " · ".join(spans), _count(room.sessions))


def _count(number: int) -> str:
    return f"{number:,}" if number else ""


def _problem(word: str, read: Callable[[], object]) -> dict[str, str]:
    try:
        read()
    except BadInput as error:
        return {word: str(error)}
    return {}
