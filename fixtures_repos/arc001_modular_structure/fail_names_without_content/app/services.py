"""Business logic will come here."""

LIMIT = 3
