"""Designs of badges as they are edited, and as other programs write them."""
