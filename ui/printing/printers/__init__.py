"""The system's printers: queues, trays, and how far each is off."""
