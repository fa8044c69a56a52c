"""Rules of the section observability."""
