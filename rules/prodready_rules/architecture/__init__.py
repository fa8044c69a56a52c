"""Points about structure and data access."""
