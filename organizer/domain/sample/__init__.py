"""The reference event: a conference that was never held."""
