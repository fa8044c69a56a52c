from fastapi import APIRouter

from shop.services import parcels

router = APIRouter()


@router.get("/parcels")
def listed():
    return parcels()
