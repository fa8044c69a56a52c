from fastapi import FastAPI

from shop.models import NewOrder, NewPerson
from shop.routers import Rows

app = FastAPI()
app.include_router(Rows("/orders", new_row=NewOrder, store=[]))
app.include_router(Rows("/people", NewPerson, []))
