"""Pure values and rules: no database, no files, no Qt."""
