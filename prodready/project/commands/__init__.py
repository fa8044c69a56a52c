"""Shell text as the commands in it, and each followed to the program that really runs."""
