from fastapi import APIRouter

from shop.probes import Probes


def make_router(probes: Probes) -> APIRouter:
    router: APIRouter = APIRouter(prefix="/internal")
    router.get(path="/health", status_code=200)(probes.alive)
    return router
