from fastapi import FastAPI
from titiler.core.factory import TilerFactory

app = FastAPI()
cog = TilerFactory(router_prefix="/cog")
app.include_router(cog.router, prefix="/cog")


@app.get("/healthz")
def ping():
    return {"ping": "pong"}
