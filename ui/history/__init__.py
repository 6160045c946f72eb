"""The page that says what happened, and takes it back."""
