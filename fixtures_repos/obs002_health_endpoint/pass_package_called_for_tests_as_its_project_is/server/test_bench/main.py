from fastapi import FastAPI

from test_bench.routes.probes import router

app = FastAPI()
app.include_router(router, prefix="/health")
