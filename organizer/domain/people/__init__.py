"""People of the event: who they are, how they are found, and who is there twice."""
