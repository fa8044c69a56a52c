import os

A = os.getenv("A_URL")
B = os.getenv("B_URL")
