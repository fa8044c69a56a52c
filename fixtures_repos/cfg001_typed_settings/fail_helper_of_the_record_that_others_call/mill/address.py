import os


def database_address() -> str:
    user = os.getenv("DATABASE_USER", "mill")
    password = os.getenv("DATABASE_PASSWORD", "mill")
    return f"{user}:{password}@{os.getenv('DATABASE_HOST', 'localhost')}/mill"
