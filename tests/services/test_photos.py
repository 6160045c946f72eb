from pathlib import Path

import pytest
from sqlalchemy import select

from organizer.errors import NotFound
from organizer.progress import Progress
from organizer.services.printing import badges, photos
from organizer.services.workspace import Workspace
from organizer.storage import tables
from tests.factories import a_person
from tests.services.tiny_pictures import png
from ui.printing.drawing.decoding import decode


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "photos"
    made.mkdir()
    return made


def photo_of(workspace: Workspace, person: int) -> bytes | None:
    with workspace.reading() as db:
        digest = db.scalar(select(tables.person.c.photo).where(tables.person.c.id == person))
    return badges.pictures(workspace, [digest]).get(digest or "") if digest else None


def test_photos_are_given_by_code_address_and_name(workspace: Workspace, folder: Path) -> None:
    anna = a_person(workspace, "Anna Müller", code="7K2M9XQP")
    bela = a_person(workspace, "Bela", email="Bela@example.org")
    wang = a_person(workspace, "王晓宇", second_name="Wang Xiaoyu")
    for shade, name in enumerate(("7k2m9xqp.png", "bela@example.org.PNG", "Wang_Xiaoyu.png")):
        (folder / name).write_bytes(png(shade))
    (folder / "notes.txt").write_text("no picture")
    assert photos.take_photos(workspace, folder, Progress(), decode=decode) == photos.TakenPhotos(3, ())
    assert [photo_of(workspace, who) for who in (anna, bela, wang)] == [png(0), png(1), png(2)]
    assert workspace.undo_label == "Take 3 photos"


def test_what_is_nobodys_or_no_picture_is_said(workspace: Workspace, folder: Path) -> None:
    for _number in range(2):
        a_person(workspace, "Anna")
    zoe = a_person(workspace, "Zoe")
    (folder / "Anna.png").write_bytes(png(1))
    (folder / "Nobody.png").write_bytes(png(2))
    (folder / "Zoe.jpg").write_bytes(b"GIF89a")
    taken = photos.take_photos(workspace, folder, Progress(), decode=decode)
    assert taken.count == 0
    several, nobody, broken = taken.left_out
    assert ("several people" in several, "nobody’s" in nobody, "no picture" in broken) == (True, True, True)
    assert photo_of(workspace, zoe) is None


def test_what_cannot_be_decoded_is_said_and_the_others_are_taken(workspace: Workspace, folder: Path) -> None:
    anna, zoe = a_person(workspace, "Anna"), a_person(workspace, "Zoe")
    (folder / "Anna.png").write_bytes(png(1))
    (folder / "Zoe.png").write_bytes(png(2)[:-20])
    taken = photos.take_photos(workspace, folder, Progress(), decode=decode)
    assert (taken.count, [each.split(";")[0] for each in taken.left_out]) == (1, ["“Zoe.png” is damaged"])
    assert (photo_of(workspace, anna), photo_of(workspace, zoe)) == (png(1), None)


def test_a_photo_that_is_there_already_is_kept_once(workspace: Workspace, folder: Path) -> None:
    for name in ("Anna", "Zoe"):
        a_person(workspace, name)
        (folder / f"{name}.png").write_bytes(png(1))
    assert photos.take_photos(workspace, folder, Progress(), decode=decode).count == 2
    assert photos.take_photos(workspace, folder, Progress(), decode=decode).count == 2
    with workspace.reading() as db:
        assert len(db.execute(select(tables.asset.c.id)).all()) == 1


def test_a_folder_without_pictures_is_told(workspace: Workspace, folder: Path) -> None:
    with pytest.raises(NotFound, match="no PNG or JPEG"):
        photos.take_photos(workspace, folder, Progress(), decode=decode)
