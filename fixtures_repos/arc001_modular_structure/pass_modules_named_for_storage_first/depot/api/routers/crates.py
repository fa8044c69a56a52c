from fastapi import APIRouter

from depot import storage_crates
from depot.api.models.requests import NewCrate

router = APIRouter()


@router.get("/crates")
def crates() -> list[str]:
    return storage_crates.names()


@router.post("/crates")
def add(crate: NewCrate) -> None:
    storage_crates.add(crate.name)
