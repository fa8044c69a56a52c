"""context of the shop."""
