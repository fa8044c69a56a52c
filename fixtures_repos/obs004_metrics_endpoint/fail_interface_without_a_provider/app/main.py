from fastapi import FastAPI, Request

PROVIDERS = []
app = FastAPI()


@app.middleware("http")
async def count(request: Request, call_next):
    for provider in PROVIDERS:
        provider.increment("requests")
    return await call_next(request)
