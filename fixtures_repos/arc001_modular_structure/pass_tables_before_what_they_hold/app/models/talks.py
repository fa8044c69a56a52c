from beanie import Document
from pydantic import BaseModel


class Message(BaseModel):
    author: str
    text: str
    liked: bool = False
    shared: bool = False


class Talk(Document):
    title: str
    messages: list[Message]
