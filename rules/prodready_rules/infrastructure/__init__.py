"""Rules of the section infrastructure."""
