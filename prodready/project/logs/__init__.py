"""What writes log records, and how they are formatted."""
