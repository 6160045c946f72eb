import ast
import re
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).parent.parent
CATALOGUES = sorted((ROOT / "resources" / "locale").glob("*/LC_MESSAGES/organizer.po"))
KEYWORDS = {"_": None, "ngettext": (1, 2)}


@pytest.fixture(scope="module")
def strings() -> set[str]:
    """Every translated string of the program, the singular where there are two forms."""
    found = (
        message
        for package in ("organizer", "ui")
        for _file, _line, message, _comments, _context in extract_from_dir(ROOT / package, keywords=KEYWORDS)
    )
    return {message[0] if isinstance(message, tuple) else message for message in found}


def test_no_string_hides_from_the_catalogue(strings: set[str]):
    """Inside an f-string, for instance, the extraction sees none before Python 3.12."""
    trees = (ast.parse(file.read_text("utf-8")) for name in ("organizer", "ui") for file in (ROOT / name).rglob("*.py"))
    calls = (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args)
    names = ((call.func, call.args[0]) for call in calls)
    marked = {arg.value for name, arg in names if is_marking(name) and isinstance(arg, ast.Constant)}
    assert marked - strings == set()


def is_marking(function: ast.expr) -> bool:
    return isinstance(function, ast.Name) and function.id in KEYWORDS


def read(path: Path) -> dict[str, Message]:
    with path.open("rb") as file:
        return {singular(each): each for each in read_po(file) if each.id}


def singular(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"\{\w+", text))


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_every_string_is_translated(path: Path, strings: set[str]):
    messages = read(path)
    untranslated = {name for name, message in messages.items() if not all(forms(message)) or message.fuzzy}
    assert (strings - messages.keys(), messages.keys() - strings, untranslated) == (set(), set(), set())


def forms(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_a_translation_has_the_placeholders_of_its_string(path: Path):
    for message in read(path).values():
        wanted = placeholders(message.id if isinstance(message.id, str) else message.id[-1])
        for form in forms(message):
            assert placeholders(form) == wanted, message.id


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_the_compiled_catalogue_is_that_of_the_translations(path: Path):
    with path.with_suffix(".mo").open("rb") as file:
        compiled = {singular(each): forms(each) for each in read_mo(file) if each.id}
    assert compiled == {name: forms(message) for name, message in read(path).items()}
