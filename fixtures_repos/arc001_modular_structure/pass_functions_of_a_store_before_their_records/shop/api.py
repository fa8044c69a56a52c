from fastapi import APIRouter

from shop.parcel_store import claim

router = APIRouter()


@router.get("/parcels")
def parcels():
    return claim("a")
