"""The badges on the page Print."""
