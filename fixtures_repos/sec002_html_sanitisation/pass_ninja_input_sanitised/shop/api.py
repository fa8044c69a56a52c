from typing import Annotated

import nh3
from ninja import NinjaAPI, Schema
from pydantic import AfterValidator

api = NinjaAPI()
Clean = Annotated[str, AfterValidator(nh3.clean)]


class Note(Schema):
    text: Clean


@api.post("/notes")
def create(request, note: Note):
    return {"text": note.text}
