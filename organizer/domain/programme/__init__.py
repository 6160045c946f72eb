"""Activities, sessions and talks, rooms and tracks."""
