from fastapi import FastAPI

app = FastAPI()
todos: dict[int, dict] = {}  # expect: DAT101


@app.post("/todos")
def create(todo: dict):
    todos[len(todos)] = todo
    return todo


@app.get("/todos")
def read():
    return list(todos.values())
