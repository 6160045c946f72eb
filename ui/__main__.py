"""``python -m ui``: the same as the command ``organizer``."""

import sys

from ui.start import main

if __name__ == "__main__":  # a spawned child reader imports this file again, under another name
    sys.exit(main())
