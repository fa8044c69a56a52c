"""Queries over the facts of all files."""
