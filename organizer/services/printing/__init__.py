"""What goes on paper: badges, the programme, and the ledger of what was printed.

The package is one use case to the others; its parts may build on each other, and get the open event from here.
"""

from organizer.services.workspace import Workspace

__all__ = ["Workspace"]
