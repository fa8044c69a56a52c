import os

from mongoengine import connect
from motor.motor_asyncio import AsyncIOMotorClient
from starlette.applications import Starlette
from starlette.routing import Route

from shop.orders import closed_orders, open_orders

changes = AsyncIOMotorClient(os.environ["MONGO_URL"])
connect(host=os.environ["MONGO_URL"])
app = Starlette(routes=[Route("/open", open_orders(20)), Route("/closed", closed_orders(1))])
