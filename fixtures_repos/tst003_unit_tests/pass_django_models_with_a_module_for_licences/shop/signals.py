"""signals of the shop."""
