import os
import random
import shutil
import signal
import sys
from pathlib import Path

import pytest
from sqlalchemy import select

from organizer.services import safekeeping
from organizer.services.workspace import Workspace
from organizer.storage import tables
from tests.storage.killed_writer import write_for_ever

LOOPS = 200
PARTS = 10


@pytest.fixture
def database() -> str:
    return "sqlite"


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")
@pytest.mark.parametrize("part", range(PARTS))
def test_a_killed_program_loses_no_committed_operation(template: Path, tmp_path: Path, part: int):
    for seed in range(part * LOOPS // PARTS, (part + 1) * LOOPS // PARTS):
        path = Path(shutil.copy(template, tmp_path / f"{seed}.organizer"))
        committed = _write_and_die(path, seed)
        workspace = Workspace.open(str(path))
        with workspace.reading() as db:
            found = set(db.scalars(select(tables.operation.c.id)))
        assert set(committed) <= found, f"seed {seed}: committed operations are gone"
        assert safekeeping.verify(workspace) == (), f"seed {seed}"
        workspace.close()


def _write_and_die(path: Path, seed: int) -> list[int]:
    """Fork a writer, let it commit a few operations, kill it a random moment later; the ids it reported."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            write_for_ever(str(path), seed, writing)
        finally:
            os._exit(1)
    os.close(writing)
    chance = random.Random(seed)
    with os.fdopen(reading) as reported:
        lines = [reported.readline() for _ in range(chance.randrange(1, 12))]
        # Spin rather than sleep: the kill should land at any point of the next operation, not at a timer tick.
        for _ in range(chance.randrange(200_000)):
            pass
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        lines += reported.readlines()
    assert lines[0], f"seed {seed}: the writer never committed"
    return [int(line) for line in lines if line.endswith("\n")]
