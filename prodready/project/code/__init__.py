"""What Python code means: names, types, constants, and who calls whom."""
