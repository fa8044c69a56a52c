COLOUR = "red"
NAME_KEY = "name"
PRIVATE_KEY = "private"  # expect: SEC101
