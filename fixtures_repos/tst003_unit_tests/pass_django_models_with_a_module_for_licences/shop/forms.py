"""forms of the shop."""
