import os

SECRET = os.getenv("GUARD_SECRET")
