from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()


class Note(BaseModel):
    text: str


@app.post("/notes")
def create(note: Note) -> Note:
    return note


from pathlib import Path

from jinja2 import Template


def invitation(name: str) -> str:
    html_content = Template(Path("mail-templates/invite.html").read_text()).render(name=name)
    return html_content
