"""Use cases: verb functions over the open workspace, one subject a module."""
