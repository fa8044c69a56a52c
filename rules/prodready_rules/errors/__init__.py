"""Rules of the section errors."""
