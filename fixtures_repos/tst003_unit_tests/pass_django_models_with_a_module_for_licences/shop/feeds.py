"""feeds of the shop."""
