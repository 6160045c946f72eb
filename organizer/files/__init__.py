"""Foreign file formats, one family a module: readers give plain tables or domain values, writers take them."""
