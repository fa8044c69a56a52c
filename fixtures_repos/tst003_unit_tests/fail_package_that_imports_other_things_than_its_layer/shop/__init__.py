import logging

from fastapi import FastAPI

logging.basicConfig()
app = FastAPI()


def title() -> str:
    return "shop"
