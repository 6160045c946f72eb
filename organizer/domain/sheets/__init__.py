"""Plain tables of any origin: where the table is and what its columns mean."""
