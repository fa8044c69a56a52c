from fastapi import APIRouter

router = APIRouter()


@router.get("/crates")
async def listed():
    return []


@router.get("/crates/{number}")
async def one(number: int):
    return {"number": number}


@router.post("/crates")
async def added(number: int):
    return {"number": number}


@router.put("/crates/{number}")
async def changed(number: int):
    return {"number": number}


@router.delete("/crates/{number}")
async def removed(number: int):
    return {"number": number}
