from fastapi import FastAPI

import health
import orders

app = FastAPI()


def mount(modules):
    for module in modules:
        app.include_router(module.routes)


mount([health, orders])
