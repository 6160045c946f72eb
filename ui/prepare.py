"""Prepare this machine: ``python3 ui/prepare.py``.

Makes ``.venv`` with the locked dependencies, then looks for what Qt needs from the system: shared libraries and one
font with Chinese, Japanese and Korean characters.

Only the standard library, and nothing of this project: it runs before anything is installed. What the system lacks is
installed at once for root on Debian and Ubuntu; for anybody else the one command that does it is printed.
"""

from __future__ import annotations  # an old Python must get as far as the sentence that says so

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
OLDEST = (3, 11)

QT_LIBRARIES = (
    "plugins/platforms/libqxcb.so",
    "plugins/platforms/libqoffscreen.so",
    "plugins/printsupport/libcupsprintersupport.so",
    "lib/libQt6Widgets.so.6",
    "lib/libQt6Svg.so.6",
)

PACKAGES = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libOpenGL.so.0": "libopengl0",
    "libcups.so.2": "libcups2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xinput.so.0": "libxcb-xinput0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
"""Debian's and Ubuntu's package for each library that Qt 6.11's wheels link against and do not carry themselves."""

CJK_FONT = {"apt-get": "fonts-noto-cjk", "dnf": "google-noto-sans-cjk-fonts", "zypper": "google-noto-sans-cjk-fonts"}
CJK_FILES = ("*CJK*", "wqy-*", "*DroidSansFallback*", "*SourceHan*", "uming*", "*ipag*")
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")


def say(text: str) -> None:
    """One line for the person who waits."""
    print(text, file=sys.stderr, flush=True)


def environment_program(name: str) -> Path:
    """A program of ``.venv``, on every system."""
    return ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin") / (f"{name}.exe" if os.name == "nt" else name)


def fingerprint() -> str:
    """Changes whenever the environment has to be made again."""
    told = LOCK.read_bytes() + (ROOT / "pyproject.toml").read_bytes() + str(ENVIRONMENT).encode()
    return hashlib.sha256(told).hexdigest()


def make_environment() -> None:
    """Create or renew ``.venv`` unless it stands as the lock says."""
    stamp = ENVIRONMENT / "prepared"
    if stamp.is_file() and stamp.read_text() == fingerprint():
        return
    say("Preparing .venv (a few minutes the first time, it downloads Qt) …")
    if not environment_program("python").exists():
        venv.create(ENVIRONMENT, with_pip=True, clear=True)
    pip = [str(environment_program("python")), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    subprocess.run([*pip, "--require-hashes", "-r", str(LOCK)], check=True)
    subprocess.run([*pip, "--no-deps", "--no-build-isolation", "--editable", str(ROOT)], check=True)
    stamp.write_text(fingerprint())


def missing_libraries(qt: Path) -> list[str]:
    """The shared libraries that Qt's plugins in the folder ``qt`` look for in vain."""
    missing: set[str] = set()
    for library in QT_LIBRARIES:
        told = subprocess.run(["ldd", qt / library], capture_output=True, text=True, check=False).stdout
        missing |= {line.split()[0] for line in told.splitlines() if line.endswith("not found")}
    return sorted(name for name in missing if not name.startswith(("libQt6", "libicu")))


def has_cjk_font() -> bool:
    """Whether fontconfig knows a font for Chinese; where it cannot be asked, whether a known file lies about."""
    if shutil.which("fc-list"):
        return bool(subprocess.run(["fc-list", ":lang=zh"], capture_output=True, check=False).stdout.strip())
    folders = [Path(name).expanduser() for name in FONT_FOLDERS]
    return any(True for folder in folders for pattern in CJK_FILES for _found in folder.rglob(pattern))


def package_manager() -> str | None:
    """The program that installs packages here, of those we know."""
    return next((name for name in ("apt-get", "dnf", "zypper") if shutil.which(name)), None)


def packages(manager: str | None, libraries: Iterable[str], *, font: bool) -> list[str]:
    """What to install: Debian's packages by name, elsewhere by the library that a package provides."""
    if manager == "apt-get":
        wanted = {PACKAGES[name] for name in libraries if name in PACKAGES}  # the others come along with these
    else:
        wanted = {f"'{name}()(64bit)'" for name in libraries}
    return sorted(wanted) + ([CJK_FONT.get(manager or "", "noto-cjk")] if font else [])


def install(wanted: list[str], why: str) -> bool:
    """Install what is missing, or print the one command that does. Returns whether it is there now."""
    manager = package_manager()
    if manager == "apt-get" and os.geteuid() == 0:
        say(f"{why} Installing: {' '.join(wanted)}")
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], check=False, env=quiet, stdout=subprocess.DEVNULL)
        command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *wanted]
        return subprocess.run(command, check=False, env=quiet, stdout=subprocess.DEVNULL).returncode == 0
    command_text = f"sudo {manager} install {' '.join(wanted)}" if manager else f"(install) {' '.join(wanted)}"
    say(f"{why} Please run this once, then try again:\n\n    {command_text}\n")
    return False


def make_system_ready() -> bool:
    """See that Qt can start and can draw Chinese. Only Linux leaves this to the user; returns whether all is there."""
    if not sys.platform.startswith("linux"):
        return True
    qt = next(ENVIRONMENT.glob("lib/python*/site-packages/PySide6/Qt"))
    libraries, font = missing_libraries(qt), not has_cjk_font()
    if not libraries and not font:
        return True
    lacks = [*libraries, *(["a font with Chinese, Japanese and Korean characters"] if font else [])]
    wanted = packages(package_manager(), libraries, font=font)
    return install(wanted, f"The system lacks {', '.join(lacks)}.") and not missing_libraries(qt)


def can_make_environments() -> bool:
    """Whether this Python can fill a virtual environment; Debian keeps that in a package of its own."""
    try:
        __import__("ensurepip")
    except ImportError:
        package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        return install([package], "This Python cannot make virtual environments.")
    return True


def main() -> int:
    """Exit code 0 when the program can start; 3 when something of the system is missing."""
    if sys.version_info < OLDEST:
        say(f"Organizer needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
        return 3
    try:
        if not can_make_environments():
            return 3
        make_environment()
    except subprocess.CalledProcessError as failure:
        say(f"Preparing .venv stopped: {failure.cmd[-1]} could not be installed. Is there a network connection?")
        return 3
    except OSError as failure:
        say(f"Preparing .venv stopped: {failure.strerror}: {failure.filename}")
        return 3
    return 0 if make_system_ready() else 3


if __name__ == "__main__":
    sys.exit(main())
