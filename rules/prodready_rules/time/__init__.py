"""Rules of the section time."""
