"""Every preference of the program, declared once, kept as one readable JSON file.

What belongs to an event lies in the event's file; here is only what belongs to this computer. A value that cannot be
understood counts as not set, so that no old or damaged file keeps the program from starting.
"""

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

VERSION = 1
RECENT = 8
"""How many event files are remembered."""


def _one_of(*allowed: str) -> Callable[[Any], bool]:
    return lambda value: value in allowed


def _text(value: Any) -> bool:
    return isinstance(value, str)


def _percent(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 100 <= value <= 200


def _texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def _objects_in_objects(value: Any) -> bool:
    return isinstance(value, dict) and all(
        isinstance(each, dict) and all(isinstance(part, dict) for part in each.values()) for each in value.values()
    )


def _numbers_in_object(value: Any) -> bool:
    return isinstance(value, dict) and all(type(each) is int for each in value.values())


def _objects(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(each, dict) for each in value)


def _preference(default: Any, fits: Callable[[Any], bool]) -> Any:
    return field(default=default, metadata={"fits": fits})


@dataclass(frozen=True, slots=True)
class Preferences:
    """The values in use; a change makes a new object (:func:`change`)."""

    theme: str = _preference("system", _one_of("system", "light", "dark"))
    language: str = _preference("", _one_of("", "en", "zh_CN"))
    """Empty: the system's."""
    text_percent: int = _preference(100, _percent)
    """Size of text and controls, 100 to 200."""
    desk: str = _preference("", _text)
    """What this computer is called in the history and at the foot of the window; empty: “this laptop”."""
    actor: str = _preference("", _text)
    """Who works here, for the history."""
    geometry: str = _preference("", _text)
    """Where the window stood, in Qt's own form, as base64."""
    recent: tuple[str, ...] = _preference((), _texts)
    """Event files, the latest first."""
    chosen_folder: str = _preference("", _text)
    """Where a file was chosen last; choosers begin there."""
    boards: Mapping[str, Mapping[str, Any]] = field(default_factory=dict, metadata={"fits": _objects_in_objects})
    """How the schedule is arranged, by the event's uid: the arrangement in use and those with names."""
    stocks: tuple[Mapping[str, Any], ...] = _preference((), _objects)
    """Label sheets, rolls and cards that were entered or used here: paper lies beside the printer, so they are offered
    in other events. Events hold those that they print on themselves."""
    recent_stocks: tuple[str, ...] = _preference((), _texts)
    """What was printed on, the latest first."""
    resolutions: Mapping[str, int] = field(default_factory=dict, metadata={"fits": _numbers_in_object})
    """Dots an inch of the printer, by what is printed on (sheet, page, roll or card), where somebody said it."""
    printers: Mapping[str, Mapping[str, Any]] = field(default_factory=dict, metadata={"fits": _objects_in_objects})
    """How far each printer's trays are off: printer → tray → front and back."""


def folder() -> Path:
    """Where preferences lie; ``ORGANIZER_HOME`` moves everything the program keeps for itself below one folder."""
    home = os.environ.get("ORGANIZER_HOME")
    if home:
        return Path(home)
    from platformdirs import user_config_path

    return user_config_path("Organizer", appauthor=False)


def log_folder() -> Path:
    """Where logs and crash reports lie."""
    home = os.environ.get("ORGANIZER_HOME")
    if home:
        return Path(home, "logs")
    from platformdirs import user_log_path

    return user_log_path("Organizer", appauthor=False)


def load() -> Preferences:
    """What is kept on this computer, defaults where nothing (or nonsense) is."""
    try:
        kept = json.loads(_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Preferences()
    return _understood(upgrade(kept)) if isinstance(kept, dict) else Preferences()


def change(**values: Any) -> Preferences:
    """Set the named preferences, keep them, and return all. Raises OSError where the folder cannot be written."""
    changed = replace(load(), **values)
    file = _file()
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_suffix(".new")
    text = json.dumps({"version": VERSION, **asdict(changed)}, ensure_ascii=False, indent=1)
    draft.write_text(text, encoding="utf-8")
    draft.replace(file)
    return changed


def remember(address: str) -> Preferences:
    """Put an event at the head of the recent ones."""
    rest = [each for each in load().recent if each != address]
    return change(recent=(address, *rest[: RECENT - 1]))


def forget(address: str) -> Preferences:
    """Take an event off the recent ones."""
    return change(recent=tuple(each for each in load().recent if each != address))


def upgrade(kept: Mapping[str, Any]) -> dict[str, Any]:
    """What an older version kept, under today's names."""
    return dict(kept)


def _file() -> Path:
    return folder() / "preferences.json"


def _understood(kept: Mapping[str, Any]) -> Preferences:
    known = {each.name: kept[each.name] for each in fields(Preferences) if each.name in kept}
    fitting = {each.name: known[each.name] for each in fields(Preferences) if _fits(each.metadata, known, each.name)}
    for name in {"recent", "recent_stocks", "stocks"} & fitting.keys():
        fitting[name] = tuple(fitting[name])
    return Preferences(**fitting)


def _fits(metadata: Mapping[Any, Any], known: Mapping[str, Any], name: str) -> bool:
    return name in known and bool(metadata["fits"](known[name]))
