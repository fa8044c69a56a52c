"""permissions of the shop."""
