"""Headers that tell browsers what not to do, and cross-origin policies."""
