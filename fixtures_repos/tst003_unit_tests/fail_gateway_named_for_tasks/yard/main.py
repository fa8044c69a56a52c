from fastapi import Depends, FastAPI
from sqlalchemy.orm import Session

from yard.engine import engine
from yard.gateways.task import TaskGateway
from yard.interactors.task import ListTasks

app = FastAPI()


def tasks():
    with Session(engine) as session:
        yield ListTasks(TaskGateway(session))


@app.get("/tasks")
def every(listing: ListTasks = Depends(tasks)) -> list[str]:
    return listing()
