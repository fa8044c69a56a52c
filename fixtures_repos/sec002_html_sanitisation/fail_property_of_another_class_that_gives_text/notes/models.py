import bleach
from markdown import markdown
from sqlalchemy.ext.hybrid import hybrid_property

from notes import db


class Note(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    _text = db.Column("text", db.Text)
    _shown = db.Column("shown", db.Text)

    @hybrid_property
    def text(self):
        return self._text

    @text.setter
    def text(self, value):
        self._text = value
        self._shown = bleach.clean(markdown(value), tags=["em", "strong"])

    @hybrid_property
    def shown(self):
        return self._shown


class Preview:
    def __init__(self, note):
        self.note = note

    @property
    def shown(self):
        return self.note.text
