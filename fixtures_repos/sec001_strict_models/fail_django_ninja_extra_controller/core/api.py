from ninja import Schema
from ninja_extra import api_controller, route


class NoteIn(Schema):
    title: str


@api_controller("/notes")
class NoteController:
    @route.post("/")
    def add(self, payload: NoteIn):
        return {"title": payload.title}
