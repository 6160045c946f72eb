"""Workbooks that are protected by a password, opened; all others as they are."""

import io
import zipfile
from pathlib import Path
from typing import Any

from organizer.files.reading.messages import Fault, ReadFault
from organizer.files.reading.sniffing import Format, format_of_package, is_encrypted

_NAMES = {
    Format.XLSX: (".xlsx", ".xlsm"),
    Format.XLSB: (".xlsb",),
    Format.XLS: (".xls",),
    Format.ODS: (".ods",),
}
_NO_SECRET = "VelvetSweatshop"  # with it Excel encrypts what is only write-protected (MS-OFFCRYPTO 2.4.2.2)


def opened(path: Path, kind: Format, password: str | None) -> tuple[Path | io.BytesIO, Format]:
    """The file itself, or what is inside when it is encrypted, and the format of that. Raises ReadFault.

    The reader believes in names: a file that is called otherwise is handed over without one.
    """
    if kind in (Format.XLSX, Format.XLS) and not zipfile.is_zipfile(path) and is_encrypted(path):
        plain = _decrypted(path, password)
        kind = format_of_package(plain) if plain.getvalue().startswith(b"PK") else Format.XLS
        plain.seek(0)
        return plain, kind
    return (path if path.suffix.lower() in _NAMES[kind] else io.BytesIO(path.read_bytes())), kind


def _decrypted(path: Path, password: str | None) -> io.BytesIO:
    """Raises ReadFault where the password is missing or wrong, or the way of protecting is unknown."""
    import msoffcrypto
    from msoffcrypto.exceptions import DecryptionError, InvalidKeyError

    plain = io.BytesIO()
    try:
        with path.open("rb") as file:
            envelope = msoffcrypto.OfficeFile(file)
            _unlock(envelope, password or _NO_SECRET)
            envelope.decrypt(plain)
    except (InvalidKeyError, DecryptionError) as error:
        if "nsupported" in str(error):
            raise ReadFault(Fault.PASSWORD_UNKNOWN) from error
        raise ReadFault(Fault.PASSWORD_WRONG if password else Fault.PASSWORD_NEEDED) from error
    except Exception as error:  # a way of protecting that the library does not know ends in errors of many kinds
        raise ReadFault(Fault.PASSWORD_UNKNOWN) from error
    return plain


def _unlock(envelope: Any, password: str) -> None:
    """Raises InvalidKeyError for a wrong password; of an .xls the library always checks it."""
    if envelope.format == "ooxml":
        envelope.load_key(password=password, verify_password=True)
    else:
        envelope.load_key(password=password)
