from fastapi import APIRouter

from depot.database.adapters import ParcelAdapter

router = APIRouter()


@router.get("/parcels/{number}")
def parcel(number: str):
    return {"found": ParcelAdapter.find(number) is not None}
