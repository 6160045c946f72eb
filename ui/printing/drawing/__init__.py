"""Faces on the screen, in a PDF and on a device."""
