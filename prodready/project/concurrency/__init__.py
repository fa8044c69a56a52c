"""Calls that must be awaited, and calls that hold up an event loop."""
