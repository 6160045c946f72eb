"""Writing workbooks and delimited text."""
