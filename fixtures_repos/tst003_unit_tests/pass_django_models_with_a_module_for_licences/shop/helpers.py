"""helpers of the shop."""
