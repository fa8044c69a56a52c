from fastapi import BackgroundTasks, FastAPI
from pydantic import BaseModel

from app.mail import mail, message

app = FastAPI()


class User(BaseModel):
    name: str
    address: str


@app.post("/users")
async def add(user: User, tasks: BackgroundTasks) -> None:
    text = f"<h1>Welcome {user.name}</h1>"
    tasks.add_task(mail.send_message, message([user.address], text))
