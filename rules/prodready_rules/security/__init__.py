"""Rules of the section security."""
