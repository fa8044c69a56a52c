from pathlib import Path

from starlette.config import Config

env_path = Path(__file__).parent / ".env"
config = Config(f"{env_path.absolute()}")

DATABASE_URL = config("DATABASE_URL")
