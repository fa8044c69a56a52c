from models import Note


def notes():
    return Note.select()


def add(text):
    return Note.create(text=text)
