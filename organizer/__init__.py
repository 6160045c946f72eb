"""The core of Organizer: values, rules, storage and use cases. It never imports Qt."""

__version__ = "0.1.0"
