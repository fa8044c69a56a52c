"""Rules of the section testing."""
