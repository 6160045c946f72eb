"""Agendas as people type them into a sheet."""
