"""Where a file may be written, and how it comes to be there whole or not at all: the rules of every writer."""

from organizer.files.outputs import refuse_folder, refuse_output
from organizer.files.replacing import replacing

__all__ = ["refuse_folder", "refuse_output", "replacing"]
