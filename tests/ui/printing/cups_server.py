"""A CUPS server of the tests' own, with a queue that keeps what it gets and one whose printer is gone."""

import getpass
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SERVER, BINARIES = "/usr/sbin/cupsd", Path("/usr/lib/cups")

_SERVER = """Listen {socket}
Browsing No
WebInterface No
DefaultAuthType None
MaxLogSize 0
DirtyCleanInterval 0
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order allow,deny
    Allow all
  </Limit>
</Policy>
"""
_FILES = """ServerRoot {root}/root
ServerBin {root}/bin
RequestRoot {root}/spool
CacheDir {root}/cache
StateDir {root}/state
TempDir {root}/tmp
AccessLog {root}/log/access
ErrorLog {root}/log/error
PageLog {root}/log/page
SystemGroup {group}
Sandboxing relaxed
"""
_BACKEND = """#!/bin/sh
[ $# = 0 ] && { echo 'direct keep "Unknown" "Keeps what it gets"'; exit 0; }
case "$DEVICE_URI" in *gone*) exit 1;; esac
printf %%s "$5" > "%s/$1.options"
cat ${6:+"$6"} > "%s/part" && mv "%s/part" "%s/$1.pdf"
"""
# A printer that takes PDF after CUPS's own filter has made pages of the paper's size of it.
_PRINTER = """*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "KEEP.PPD"
*Manufacturer: "Sample"
*Product: "(Keep)"
*ModelName: "Keep"
*ShortNickName: "Keep"
*NickName: "Keep"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: True
*DefaultColorSpace: RGB
*cupsFilter2: "application/vnd.cups-pdf application/pdf 0 -"
*OpenUI *PageSize/Media Size: PickOne
*DefaultPageSize: A4
*PageSize A4/A4: "<</PageSize[595 842]>>setpagedevice"
*PageSize Letter/Letter: "<</PageSize[612 792]>>setpagedevice"
*CloseUI: *PageSize
*OpenUI *PageRegion: PickOne
*DefaultPageRegion: A4
*PageRegion A4/A4: "<</PageSize[595 842]>>setpagedevice"
*PageRegion Letter/Letter: "<</PageSize[612 792]>>setpagedevice"
*CloseUI: *PageRegion
*DefaultImageableArea: A4
*ImageableArea A4/A4: "12 12 583 830"
*ImageableArea Letter/Letter: "12 12 600 780"
*DefaultPaperDimension: A4
*PaperDimension A4/A4: "595 842"
*PaperDimension Letter/Letter: "612 792"
*OpenUI *Duplex/Two-Sided: PickOne
*DefaultDuplex: None
*Duplex None/Off: "<</Duplex false>>setpagedevice"
*Duplex DuplexNoTumble/Long edge: "<</Duplex true/Tumble false>>setpagedevice"
*Duplex DuplexTumble/Short edge: "<</Duplex true/Tumble true>>setpagedevice"
*CloseUI: *Duplex
*OpenUI *InputSlot/Media Source: PickOne
*DefaultInputSlot: Cassette
*InputSlot Manual/Slot at the front: "<</MediaPosition 0>>setpagedevice"
*InputSlot Cassette/Paper drawer: "<</MediaPosition 1>>setpagedevice"
*InputSlot DeepDrawer2/Deep drawer: "<</MediaPosition 2>>setpagedevice"
*CloseUI: *InputSlot
*DefaultFont: Courier
"""


def is_installed() -> bool:
    """Whether there is a server with filters, its commands, and the right to run it."""
    commands = all(shutil.which(name) for name in ("lp", "lpadmin", "lpstat"))
    return commands and Path(SERVER).exists() and (BINARIES / "filter" / "pdftopdf").exists() and os.geteuid() == 0


class Cups:
    """The running server."""

    def __init__(self, root: Path, socket: Path) -> None:
        self.kept = root / "kept"
        self._address, self._settings = str(socket), str(root / "root")
        self._process: subprocess.Popen[bytes] | None = None
        self._command = [SERVER, "-f", "-c", str(root / "cupsd.conf"), "-s", str(root / "cups-files.conf")]
        self._printer = root / "keep.ppd"

    @property
    def environment(self) -> dict[str, str]:
        """What a program needs to print there."""
        # Beside a socket the library finds what a queue's driver can do only where the server keeps it.
        return {**os.environ, "CUPS_SERVER": self._address, "CUPS_SERVERROOT": self._settings}

    def start(self) -> None:
        """Start, and wait until it answers."""
        self._process = subprocess.Popen(self._command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _try in range(600):
            if "is running" in self.ask("lpstat", "-r"):
                return
            time.sleep(0.1)
        raise TimeoutError("the server of CUPS does not answer")

    def stop(self) -> None:
        """As when somebody pulls the cable."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def add_queue(self, name: str, address: str) -> None:
        self.ask("lpadmin", "-p", name, "-v", f"keep:/{address}", "-P", self._printer, "-E")

    def drop_queue(self, name: str) -> None:
        self.ask("lpadmin", "-x", name)

    def jobs(self) -> list[str]:
        """The jobs that wait, and those that are done."""
        return [line.split()[0] for line in self.ask("lpstat", "-W", "all", "-o").splitlines()]

    def waiting(self) -> list[str]:
        return [line.split()[0] for line in self.ask("lpstat", "-o").splitlines()]

    def ask(self, *command: object) -> str:
        words = list(map(str, command))
        return subprocess.run(words, capture_output=True, text=True, check=False, env=self.environment).stdout


@contextmanager
def running() -> Iterator[Cups]:
    """A server with the queues “keep” and “gone”, below a folder that its filters, which are not root, may enter."""
    with tempfile.TemporaryDirectory(prefix="cups-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        yield from _running(Path(folder))


def _running(root: Path) -> Iterator[Cups]:
    for name in ("root", "bin/backend", "spool", "cache", "state", "tmp", "log", "kept"):
        (root / name).mkdir(parents=True)
    for name in ("daemon", "filter", "driver", "monitor", "notifier", "cgi-bin"):
        if (BINARIES / name).exists():
            (root / "bin" / name).symlink_to(BINARIES / name)
    (root / "tmp").chmod(0o1777)
    socket = root / "socket"  # no port: another program might take it in between
    (root / "cupsd.conf").write_text(_SERVER.format(socket=socket))
    (root / "cups-files.conf").write_text(_FILES.format(root=root, group=getpass.getuser()))
    (root / "keep.ppd").write_text(_PRINTER)
    backend = root / "bin" / "backend" / "keep"
    backend.write_text(_BACKEND % ((root / "kept",) * 4))
    backend.chmod(0o700)  # such a backend runs as root and may write where the tests look
    server = Cups(root, socket)
    try:
        server.start()
        server.add_queue("keep", "fine")
        server.add_queue("gone", "gone")
        yield server
    finally:
        server.stop()
