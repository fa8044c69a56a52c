import os

X = os.environ["X_URL"]
