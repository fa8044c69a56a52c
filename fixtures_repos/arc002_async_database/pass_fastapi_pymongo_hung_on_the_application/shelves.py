from fastapi import APIRouter, Request

router = APIRouter()


@router.post("/shelves")
def put_up(request: Request, shelf: dict):
    request.app.library["shelves"].insert_one(shelf)
    return {}
