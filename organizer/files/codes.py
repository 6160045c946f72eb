"""Codes with zxing-cpp, QR and Code 128: made for paper, read back from pictures."""

import zxingcpp

from organizer.domain.printing.faces import Modules, Symbology
from organizer.errors import BadInput
from organizer.i18n import _

# M (15 % may be lost) is what a badge in a scratched sleeve needs; Q would cost a version and smaller modules.
_OPTIONS = {Symbology.QR: {"ec_level": "M"}, Symbology.CODE_128: {}}
_FORMATS = {Symbology.QR: zxingcpp.BarcodeFormat.QRCode, Symbology.CODE_128: zxingcpp.BarcodeFormat.Code128}
_SHOWN = 40  # so much of a text is said in a message
_TO_MODULES = bytes([1]) + bytes(255)  # zxing draws dark as 0


def encode(text: str, symbology: Symbology = Symbology.QR) -> Modules:
    """The code of ``text``. Raises BadInput where it is too long, or not of letters that the code has."""
    try:
        if symbology is Symbology.CODE_128 and not (text.isascii() and text.isprintable()):
            raise ValueError  # zxing takes control characters and Latin-1 too, which scanners do not type
        code = zxingcpp.create_barcode(text, _FORMATS[symbology], **_OPTIONS[symbology])
    except ValueError:
        start = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
        raise BadInput(
            _("“{text}” is too long for this code, or has letters that it lacks.").format(text=start)
        ) from None
    image = code.to_image(scale=1, add_quiet_zones=False)
    cells = bytes(image).translate(_TO_MODULES)  # type: ignore[call-overload]  # a buffer, which its stub does not say
    width: int = image.shape[1]
    return Modules(width, cells if symbology is Symbology.QR else cells[:width])


def decode(pixels: object, symbology: Symbology = Symbology.QR) -> tuple[str, ...]:
    """The texts of all codes in a picture: a buffer of (rows, columns) bytes of luminance."""
    formats = zxingcpp.BarcodeFormats(_FORMATS[symbology])
    return tuple(each.text for each in zxingcpp.read_barcodes(pixels, formats=formats))
