import os

HOST = os.environ["HOST"]
