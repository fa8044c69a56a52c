"""Rules of the section configuration."""
