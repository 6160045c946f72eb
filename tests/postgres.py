"""Run a command beside a PostgreSQL server of its own: ``python tests/postgres.py pytest …``.

The server lives in a temporary folder, listens on a Unix socket only and is stopped when the command ends.
``ORGANIZER_POSTGRES`` tells the command its URL. Where PostgreSQL is not installed, the command runs without the
variable and its PostgreSQL tests are skipped, visibly. Only the standard library.
"""

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

VARIABLE = "ORGANIZER_POSTGRES"
SETTINGS = "-c listen_addresses= -c fsync=off -c full_page_writes=off -c max_connections=60"


def programs() -> Path | None:
    """The folder of initdb and pg_ctl, the newest installed; Debian keeps it off the PATH."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda each: int(each.parts[-3]))
    found += [Path(name).resolve() for name in [shutil.which("initdb")] if name and not found]
    return found[-1].parent if found else None


def server_user() -> str | None:
    """Whom to run the server as: nobody else, unless we are root, which PostgreSQL refuses."""
    if os.name == "nt" or os.geteuid() != 0:
        return None
    import pwd

    known = {each.pw_name for each in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in known)


def run_as(user: str | None, *command: str | Path) -> None:
    """Run a server program to its end, quietly; what it says is shown when it fails."""
    prefix = ["runuser", "-u", user, "--"] if user else []
    # A file, not a pipe: the server that pg_ctl leaves behind would hold the pipe open.
    with tempfile.TemporaryFile("w+") as said:
        done = subprocess.run([*prefix, *command], stdout=said, stderr=said, cwd="/")
        if done.returncode:
            said.seek(0)
            raise SystemExit(f"{Path(command[0]).name} failed:\n{said.read()}")


@contextlib.contextmanager
def server(tools: Path) -> Iterator[str]:
    """A running server; yields its URL."""
    user = server_user()
    folder = Path(tempfile.mkdtemp(prefix="organizer-pg-"))
    if user:
        shutil.chown(folder, user)
    data = folder / "data"
    try:
        run_as(user, tools / "initdb", "-D", data, "-U", "organizer", "--auth=trust", "-E", "UTF8", "--no-sync")
        control = [tools / "pg_ctl", "-D", data, "-w"]
        run_as(user, *control, "-o", f"{SETTINGS} -k {folder}", "-l", folder / "log", "start")
        try:
            yield f"postgresql://organizer@/postgres?host={folder}"
        finally:
            run_as(user, *control, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main(command: list[str]) -> int:
    """Run the command; its exit code is ours."""
    tools = programs()
    if tools is None or os.environ.get(VARIABLE):
        if tools is None:
            print("PostgreSQL is not installed: its tests will be skipped.", file=sys.stderr)
        return subprocess.run(command).returncode
    with server(tools) as url:
        return subprocess.run(command, env={**os.environ, VARIABLE: url}).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
