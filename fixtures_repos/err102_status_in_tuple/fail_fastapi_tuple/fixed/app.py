from fastapi import APIRouter, FastAPI, status
from fastapi.responses import JSONResponse

app = FastAPI()
router = APIRouter(prefix="/items")


@app.get("/health")
def health():
    try:
        check()
    except OSError:
        return JSONResponse({"status": "down"}, status_code=503)  # expect: ERR102
    return {"status": "up"}


@router.post("")
async def create():
    return JSONResponse({}, status_code=status.HTTP_201_CREATED)  # expect: ERR102


def check():
    raise OSError


app.include_router(router)
