"""Two-dimensional codes with zxing-cpp: made for paper, read back from pictures."""

import math

import zxingcpp

from organizer.domain.printing.faces import Modules

# M (15 % may be lost) is what a badge in a scratched sleeve needs; Q would cost a version and smaller modules.
_ERROR_CORRECTION = "M"
_TO_MODULES = bytes([1]) + bytes(255)  # zxing draws dark as 0
_FORMAT = zxingcpp.BarcodeFormat.QRCode


def encode(text: str) -> Modules:
    """The QR code of ``text``, at most some 1,000 characters."""
    code = zxingcpp.create_barcode(text, _FORMAT, ec_level=_ERROR_CORRECTION)
    image = code.to_image(scale=1, add_quiet_zones=False)
    cells = bytes(image)  # type: ignore[call-overload]  # a buffer, which its stub does not say
    return Modules(math.isqrt(len(cells)), cells.translate(_TO_MODULES))


def decode(pixels: object) -> tuple[str, ...]:
    """The texts of all QR codes in a picture: a buffer of (rows, columns) bytes of luminance."""
    return tuple(each.text for each in zxingcpp.read_barcodes(pixels, formats=zxingcpp.BarcodeFormats(_FORMAT)))
