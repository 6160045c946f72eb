"""Badges: designs read, composed for people, looked at before they are printed."""
