from app.routing import Router

router = Router(tags=["probes"])


@router.get("/livez")
async def alive() -> dict[str, bool]:
    return {"alive": True}
