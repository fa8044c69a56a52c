from starlette.config import Config

config = Config(".env")

DATABASE_URL = config("DATABASE_URL")
PAGE_SIZE = config("PAGE_SIZE", default="20")
