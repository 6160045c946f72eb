"""The command line: what the program can do without looking. Where it begins, and without a verb, see ``start``.

Exit codes: 0 done; 1 a verb that looks for problems found one; 2 wrong usage or bad input; 3 the environment failed;
130 stopped by Ctrl+C. A sentence on standard error says what to do; a traceback appears only for a mistake of ours.
"""

import os
import signal
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from io import TextIOWrapper
from typing import NoReturn

from organizer import __version__, i18n
from organizer.errors import BadInput, Cancelled, Refused, Trouble
from organizer.i18n import _
from ui.commands.console import Console, Result, as_json

DONE, FOUND, REFUSED, FAILED, STOPPED = 0, 1, 2, 3, 130
_SHOWN_PROBLEMS = 20


class _Parser(ArgumentParser):
    """Says what is wrong in one line and where help is; argparse's own would print the whole usage first."""

    def error(self, message: str) -> NoReturn:
        self.exit(
            REFUSED,
            _("{program}: {message}. “{program} --help” says more.\n").format(
                program=self.prog, message=message.rstrip(".")
            ),
        )


def parser() -> ArgumentParser:
    """All verbs. Their modules are light: what is heavy is imported when a verb runs."""
    from ui.commands import board, desk, events, exchange, journal, paper, rehearsal, screens

    top = _Parser(prog="organizer", description=_("Run a conference on site. Without a verb the window opens."))
    top.add_argument("--version", action="version", version=f"organizer {__version__}")
    verbs = top.add_subparsers(metavar=_("VERB"), dest="verb", required=True, parser_class=_Parser)
    for subject in (events, exchange, board, paper, desk, journal, screens, rehearsal):
        subject.add(verbs)
    return top


def main(arguments: Sequence[str]) -> int:
    """Run one verb; returns its exit code."""
    i18n.set_language(i18n.system_language())
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    return _run(parser().parse_args(arguments))


def _run(arguments: Namespace) -> int:
    """Run the verb, print its result, and turn each kind of trouble into a sentence and an exit code."""
    console = Console()
    before = signal.signal(signal.SIGINT, console.interrupt)
    try:
        result: Result = arguments.run(arguments, console)
        console.clear()
        print(as_json(result.document) if arguments.json else result.text, flush=True)
        return result.code
    except (KeyboardInterrupt, Cancelled):
        console.note(_("Stopped; the event is as it was."))
        return STOPPED
    except BrokenPipeError:  # “organizer history … | head” has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Refused as refusal:
        console.note(_explain(refusal))
        return REFUSED
    except Trouble as trouble:
        console.note(str(trouble))
        return FAILED
    except OSError as failure:
        place = f"“{failure.filename}”: " if failure.filename else ""
        console.note(_("The system refused. {place}{reason}.").format(place=place, reason=failure.strerror or failure))
        return FAILED
    finally:
        signal.signal(signal.SIGINT, before or signal.default_int_handler)


def _explain(refusal: Refused) -> str:
    """The sentence, and for bad input where in the file."""
    problems = refusal.problems if isinstance(refusal, BadInput) else ()
    lines = [str(refusal)]
    for each in problems[:_SHOWN_PROBLEMS]:
        place = [each.sheet, each.row and _("row {row}").format(row=each.row), each.column]
        lines.append("  " + ", ".join(str(part) for part in place if part) + ": " + each.text)
    if len(problems) > _SHOWN_PROBLEMS:
        lines.append(_("  … and {count} more").format(count=len(problems) - _SHOWN_PROBLEMS))
    return "\n".join(lines)
