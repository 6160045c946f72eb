"""Short sheets as old programs wrote them: which encoding is guessed, and which are offered."""

from pathlib import Path

import pytest

from organizer.files.reading.encodings import look_at_bytes


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("gb18030", "编号,称呼,公司\n1,王小明,北京某某科技有限公司\n"),
        ("big5", "編號,稱呼\n1,林志豪\n2,黃淑芬\n"),
        ("cp932", "お名前,会社\n髙橋 一郎,株式会社サンプル\n"),
        ("cp949", "성함,회사\n박지영,주식회사 예시\n"),
        ("cp1252", "Navn;E-post\nBjørn Ødegård;b@example.org\n"),
        ("cp1252", "Nombre;Correo\nJosé Muñoz;j@example.org\n"),
        ("cp1251", "Прізвище;Місто\nШевченко;Львів\n"),
        ("koi8_r", "Фамилия;Имя\nИванов;Пётр\n"),
        ("cp1250", "Jméno;Příjmení\nJiří;Dvořák\n"),
        ("cp1253", "Όνομα;Επώνυμο\nΓιώργος;Παπαδόπουλος\n"),
        ("cp1254", "İsim;Şirket\nÇağrı;Öztürk\n"),
        ("cp1256", "الاسم;البريد\nمحمد أحمد;m@example.org\n"),
        ("cp1257", "Vardas;Pavardė\nŽygimantas;Šarūnas\n"),
        ("cp874", "ชื่อ;อีเมล\nสมชาย ใจดี;s@example.org\n"),
        ("cp850", "Vorname;Nachname\nJürgen;Groß\nÖzlem;Müller\n"),
    ],
)
def test_a_short_sheet_in_an_old_encoding(tmp_path: Path, encoding: str, text: str) -> None:
    path = tmp_path / "p.csv"
    path.write_bytes(text.encode(encoding))
    found = look_at_bytes(path)
    assert found.encoding == encoding
    assert found.decodings[0].preview[0] == text.splitlines()[0]


def test_hebrew_is_offered_among_the_first(tmp_path: Path) -> None:
    path = tmp_path / "p.csv"
    path.write_bytes("שם;דואל\nיוסי כהן;y@example.org\n".encode("cp1255"))
    assert "cp1255" in [each.encoding for each in look_at_bytes(path).decodings[:3]]
