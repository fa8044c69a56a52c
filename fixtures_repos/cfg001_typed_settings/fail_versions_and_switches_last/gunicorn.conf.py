import os

bind = os.getenv("BIND", "0.0.0.0:8000")
workers = os.getenv("WORKERS", "2")
