"""Whole sheets on the page Print."""
