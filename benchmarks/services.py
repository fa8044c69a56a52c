"""Write a generated service of any size, always the same: routers, models, repositories and services that use each other.

    python benchmarks/services.py DIR --files 20000

A file has a hundred lines. What is in it is what an audit has to follow: imports across files, routes with dependencies,
queries, settings, requests to other services.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

LINES = 100
"""Lines of each file."""
PACKAGE = 100
"""Files of each package."""

HEAD = '''"""Part {number} of the generated service."""

import logging
from datetime import datetime, timezone

import httpx
from fastapi import APIRouter, Depends
from pydantic import BaseModel
from sqlalchemy import select
from sqlalchemy.orm import Session

from service.database import get_session
from service.models import Row
{imports}

logger = logging.getLogger(__name__)
router = APIRouter(prefix="/part{number}")


class Item{number}(BaseModel):
    name: str
    price: int = 0
    made: datetime = datetime(2020, 1, 1, tzinfo=timezone.utc)


class Repository{number}:
    def __init__(self, session: Session) -> None:
        self.session = session

    def one(self, name: str) -> Row | None:
        return self.session.scalars(select(Row).where(Row.name == name)).first()
'''
ROUTE = """

@router.get("/items/{index}/{{name}}")
def read_{number}_{index}(name: str, session: Session = Depends(get_session)) -> Item{number}:
    found = Repository{number}(session).one(name)
    if found is None:
        logger.info("no item %s", name)
        return Item{number}(name=name, price={index})
    answer = httpx.get(f"https://stock.example/{{name}}", timeout=5)
    return Item{number}(name=found.name, price=answer.json()["price"]{call})
"""
DATABASE = """from collections.abc import Iterator

from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from service.settings import settings

engine = create_engine(settings.database_url)


def get_session() -> Iterator[Session]:
    with Session(engine) as session:
        yield session
"""
SETTINGS = """from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    database_url: str


settings = Settings()
"""
MODELS = """from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Row(Base):
    __tablename__ = "rows"
    name: Mapped[str] = mapped_column(primary_key=True)
"""
MAIN = """from fastapi import FastAPI

{imports}

app = FastAPI()
{included}


@app.get("/health")
def health() -> dict[str, str]:
    return {{"status": "ok"}}
"""


def module(number: int) -> str:
    """The text of one file; it uses the one before it in its package."""
    before = number - 1 if number % PACKAGE else number
    used = f"from {_name(before)} import Item{before}" if before != number else "import json"
    text = HEAD.format(number=number, imports=used)
    index = 0
    while (lines := text.count("\n")) + 10 < LINES:
        call = f" + Item{before}(name=name).price" if before != number else " + len(json.dumps(name))"
        text += ROUTE.format(number=number, index=index, call=call)
        index += 1
    return text + "# end\n" * (LINES - lines)


def _name(number: int) -> str:
    return f"service.package{number // PACKAGE}.part{number}"


def write(folder: Path, files: int) -> None:
    """Write a service of so many parts."""
    root = folder / "service"
    root.mkdir(parents=True)
    routed = [number for number in range(files) if number % PACKAGE == 0]
    imports = "\n".join(f"from {_name(number)} import router as router{number}" for number in routed)
    included = "\n".join(f"app.include_router(router{number})" for number in routed)
    texts = {"settings": SETTINGS, "database": DATABASE, "models": MODELS, "__init__": ""}
    texts["main"] = MAIN.format(imports=imports, included=included)
    for name, text in texts.items():
        (root / f"{name}.py").write_text(text, encoding="utf-8")
    for number in range(files):
        package = root / f"package{number // PACKAGE}"
        if number % PACKAGE == 0:
            package.mkdir()
            (package / "__init__.py").touch()
        (package / f"part{number}.py").write_text(module(number), encoding="utf-8")


def main() -> int:
    """Write what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", type=int, default=20_000)
    options = parser.parse_args()
    write(options.folder, options.files)
    return 0


if __name__ == "__main__":
    sys.exit(main())
