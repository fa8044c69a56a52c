from app import api
from models import Ticket


@api.get("/tickets/{key}")
async def ticket(key: int):
    found = await Ticket.get(key)
    return found.to_dict()


@api.delete("/tickets/{key}")
async def remove(key: int):
    found = await Ticket.get(key)
    return await found.delete()
