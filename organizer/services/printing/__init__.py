"""What goes on paper: badges, the programme, and the ledger of what was printed.

The package is one use case to the others; its parts may build on each other.
"""
