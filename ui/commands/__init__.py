"""The verbs of the command line, one file a subject; each ``add`` tells the parser its verbs."""
