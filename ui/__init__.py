"""The two shells over the core: the window and the command line."""
