"""A process that has imported what commands need, and forks for each of them.

Each command is a process of its own as ever; the tests run hundreds, and most of the time of one were its imports.

    python -m tests.cli.forking    # a line of JSON for each command on standard input, its exit code on standard output
"""

import json
import os
import subprocess
import sys
import threading
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).parents[2]
_OFTEN = ("people", "programme", "schedule", "imports", "exports", "history", "overview", "printing.badges")


@cache
def _server(environment: tuple[tuple[str, str], ...]) -> "subprocess.Popen[str]":
    """One for all commands with this environment; it ends when its standard input does."""
    command, pipe = [sys.executable, "-m", "tests.cli.forking"], subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, env=dict(environment), cwd=_ROOT)


def run(environment: dict[str, str], request: dict[str, Any]) -> int:
    """The exit code of a command: ``words``, ``cwd``, and the files ``out`` and ``err`` that it writes."""
    server = _server(tuple(environment.items()))
    assert server.stdin
    assert server.stdout
    print(json.dumps(request), file=server.stdin, flush=True)
    return int(server.stdout.readline())


def _serve() -> None:
    from ui import cli

    cli.parser()
    for name in _OFTEN:
        import_module(f"organizer.services.{name}")
    assert threading.active_count() == 1
    answers = os.dup(1)
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            _become(json.loads(line))
        _pid, status = os.waitpid(child, 0)
        os.write(answers, b"%d\n" % os.waitstatus_to_exitcode(status))


def _become(request: dict[str, Any]) -> None:
    """Be the command, and end with it."""
    from ui.start import main

    os.chdir(request["cwd"])
    for stream, path in enumerate((os.devnull, request["out"], request["err"])):
        os.dup2(os.open(path, os.O_RDWR), stream)
    sys.exit(main(request["words"]))


if __name__ == "__main__":  # a spawned child reader imports this file again, under another name
    _serve()
