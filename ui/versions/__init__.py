"""Versions of the programme that were given out, and schedules that are kept side by side."""
