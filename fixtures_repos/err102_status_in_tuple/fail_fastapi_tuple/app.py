from fastapi import APIRouter, FastAPI, status

app = FastAPI()
router = APIRouter(prefix="/items")


@app.get("/health")
def health():
    try:
        check()
    except OSError:
        return {"status": "down"}, 503  # expect: ERR102
    return {"status": "up"}


@router.post("")
async def create():
    return {}, status.HTTP_201_CREATED  # expect: ERR102


def check():
    raise OSError


app.include_router(router)
