from fastapi import FastAPI
from prometheus_client import Counter

orders = Counter("orders", "Orders taken")
app = FastAPI()
