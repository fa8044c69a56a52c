from fastapi import APIRouter

from shop.services.parcels import Parcels

router = APIRouter()


@router.get("/parcels")
def parcels():
    return Parcels().all()
