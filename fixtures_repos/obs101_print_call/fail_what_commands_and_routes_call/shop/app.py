from fastapi import BackgroundTasks, FastAPI

from shop import schema as tables
from shop.schema import announce

app = FastAPI()


@app.post("/schema")
def create(tasks: BackgroundTasks):
    announce("schema")
    tasks.add_task(tables.handed_on, "schema")
