"""The rules of the pack, one module each."""
