from models import Note


class NoteRepo:
    async def add(self, text):
        return await Note.create(text=text)

    async def everything(self):
        return await Note.all()
