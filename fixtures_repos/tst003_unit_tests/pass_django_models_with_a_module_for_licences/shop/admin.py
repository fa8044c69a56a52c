"""admin of the shop."""
