from fastapi import APIRouter, Request

router = APIRouter()


@router.get("/ready")
async def ready(request: Request) -> dict[str, bool]:
    return {"ready": request.app.state.started}
