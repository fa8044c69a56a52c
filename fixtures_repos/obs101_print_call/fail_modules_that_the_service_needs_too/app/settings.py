import os

DEBUG = False
if not os.environ.get("HOST"):
    print("set HOST")  # expect: OBS101
