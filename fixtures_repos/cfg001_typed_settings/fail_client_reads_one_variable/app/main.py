import os
from dataclasses import dataclass

from starlette.applications import Starlette

app = Starlette(debug=bool(os.getenv("DEBUG")))


@dataclass
class Client:
    retries: int = int(os.getenv("RETRIES", "3"))
