"""Programmes in the formats that programs exchange."""
