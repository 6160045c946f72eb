"""Files in and out: the import from file to review, and the export dialog."""
