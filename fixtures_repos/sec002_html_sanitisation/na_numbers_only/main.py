from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()


class Point(BaseModel):
    x: float
    y: float


@app.post("/distance")
def distance(point: Point) -> float:
    return (point.x**2 + point.y**2) ** 0.5
