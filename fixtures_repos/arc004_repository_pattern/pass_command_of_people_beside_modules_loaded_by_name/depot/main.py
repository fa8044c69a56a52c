from fastapi import FastAPI
from sqlalchemy.orm import Session

from depot.hooks.loader import load
from depot.models import engine
from depot.repositories import CrateRepository
from depot.settings import settings

app = FastAPI()
hook = load(settings.hook)


@app.get("/crates")
def crates() -> list[str]:
    with Session(engine) as session:
        return [crate.name for crate in CrateRepository(session).every()]
