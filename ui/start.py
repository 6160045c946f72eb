"""Where the program begins: the window or a verb.

Whoever wants the window waits for it, so nothing is imported here that a window does not need at once; the command line
with its parser comes only when a verb is given.
"""

import os
import sys
from collections.abc import Sequence

_FAILED = 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window, or run one command; the exit code."""
    if getattr(sys, "frozen", False):
        import multiprocessing

        multiprocessing.freeze_support()  # in the frozen program a child reader starts here as well
    given = list(sys.argv[1:] if arguments is None else arguments)
    if wants_window(given):
        return open_window(given[0] if given else None)
    from ui import cli

    return cli.main(given)


def wants_window(given: Sequence[str]) -> bool:
    """Whether there is nothing, or one thing that is an event and not a verb."""
    return not given or (len(given) == 1 and (os.path.exists(given[0]) or "://" in given[0]))  # noqa: PTH110 - pathlib is slow to import


def can_show() -> bool:
    """Whether Qt finds a screen; without one it would end the whole process, with a core dump."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in named)


def open_window(address: str | None) -> int:
    """Run the window until it is closed; where there is no screen or no Qt, say what is missing."""
    if not can_show():
        from organizer.i18n import _

        print(
            _("There is no display to open a window on. “organizer --help” lists what works without."), file=sys.stderr
        )
        return _FAILED
    try:
        from ui.app import run_window
    except ImportError as failure:
        from organizer.i18n import _

        text = _("Qt cannot start: {reason}. “python3 ui/prepare.py” says what the system lacks.")
        print(text.format(reason=failure), file=sys.stderr)
        return _FAILED
    return run_window(address)
