"""Bytes to facts, one module per subject. Parsers live here and nowhere else."""
