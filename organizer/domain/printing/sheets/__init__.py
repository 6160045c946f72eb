"""The other sheets of paper that an event needs; each kind is what it tells, a Piece, and how it is set."""
