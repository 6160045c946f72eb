"""The canvas of the designer: what is seen, and what the mouse does on it."""
