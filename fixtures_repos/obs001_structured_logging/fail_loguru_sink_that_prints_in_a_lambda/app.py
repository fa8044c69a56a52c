from fastapi import FastAPI
from loguru import logger


def line(text: str) -> str:
    return text.strip()


logger.remove()
logger.add(lambda message: print(line(message)))
app = FastAPI()
