"""Every benchmark, one after the other, each in a process of its own: ``python -m tests.benchmarks [NAME …]``."""

import subprocess
import sys
from pathlib import Path


def main(names: list[str]) -> int:
    """Run the named benchmarks, or all; 1 when one of them fails."""
    here = Path(__file__)
    known = sorted(path.stem for path in here.parent.glob("*.py") if path != here and "def main(" in path.read_text())
    failed = []
    for name in names or known:
        print(f"== {name}", flush=True)
        # Not with -m: a child that reads a file would import the benchmark with all its libraries again, while the
        # program's own main module imports next to nothing.
        program = f"from tests.benchmarks.{name} import main; main()"
        if subprocess.run([sys.executable, "-c", program], check=False).returncode:
            failed.append(name)
    print("Failed: " + ", ".join(failed) if failed else "All done.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
