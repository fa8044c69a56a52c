"""Frozen facts by subject: what one file says, without its path, without judgement."""
