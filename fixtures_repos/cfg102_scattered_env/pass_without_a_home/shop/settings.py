import os

from shop.reading import read

DATABASE_URL = read("DATABASE_URL")
SIGN_UP = os.getenv("SIGN_UP")
