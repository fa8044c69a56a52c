"""apps of the shop."""
