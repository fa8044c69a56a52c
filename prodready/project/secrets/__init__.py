"""Constants that serve as secrets."""
