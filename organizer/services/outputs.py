"""Where a file may be written: the rule of every writer, for those that ask before their work begins."""

from organizer.files.outputs import refuse_folder, refuse_output

__all__ = ["refuse_folder", "refuse_output"]
