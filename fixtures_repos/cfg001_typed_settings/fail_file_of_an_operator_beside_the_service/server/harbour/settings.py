import os

DATABASE = os.getenv("DATABASE_URL", "postgresql://db/harbour")
SECRET = os.getenv("SECRET", "")
