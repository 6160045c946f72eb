"""What the project says it needs, what the lock pins, and what is written about it agree."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")


def names(requirements: list[str]) -> set[str]:
    """The libraries' names as indexes spell them."""
    found = (re.match(r"[\w.-]+", each) for each in requirements)
    return {re.sub(r"[-_.]+", "-", each[0]).lower() for each in found if each}


NEEDED = names(PROJECT["project"]["dependencies"])
DEVELOPMENT = names(PROJECT["dependency-groups"]["dev"])


def test_the_lock_pins_everything_that_is_needed() -> None:
    pinned = names(re.findall(r"^([\w.-]+)==", LOCK, re.MULTILINE))
    assert pinned >= NEEDED | DEVELOPMENT


def test_everything_in_the_lock_has_a_hash_and_nothing_an_address() -> None:
    entries = re.split(r"\n(?=[\w.-]+==)", LOCK)[1:]
    assert [each.splitlines()[0] for each in entries if "--hash=sha256:" not in each] == []
    assert "://" not in LOCK
    assert "--index-url" not in LOCK


def test_every_dependency_has_its_reason_in_the_documents() -> None:
    text = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8").lower()
    assert sorted(each for each in NEEDED | DEVELOPMENT if each not in text) == []


def test_every_dependency_of_the_program_is_imported_somewhere() -> None:
    """One that is not has been left behind; Python itself needs tzdata, SQLAlchemy imports psycopg."""
    modules = {
        "email-validator": "email_validator",
        "fonttools": "fontTools",
        "msoffcrypto-tool": "msoffcrypto",
        "pyside6-essentials": "PySide6",
        "python-calamine": "python_calamine",
        "zlib-ng": "zlib_ng",
        "zxing-cpp": "zxingcpp",
    }
    code = "\n".join(
        path.read_text(encoding="utf-8") for folder in ("organizer", "ui") for path in (ROOT / folder).rglob("*.py")
    )
    wanted = NEEDED - {"tzdata", "psycopg"}
    unused = {each for each in wanted if not re.search(rf"(from|import) {modules.get(each, each)}\b", code)}
    assert unused == set()
