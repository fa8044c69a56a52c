"""Rules of the section architecture."""
