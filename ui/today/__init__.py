"""The page that says where the event stands."""
