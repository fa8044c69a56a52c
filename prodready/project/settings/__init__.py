"""Typed settings, reads of the environment, and the files that it comes from."""
