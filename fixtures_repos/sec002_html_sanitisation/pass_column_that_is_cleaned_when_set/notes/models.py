import bleach
from markdown import markdown

from notes import db


class Note(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    text = db.Column(db.Text)
    shown = db.Column(db.Text)

    @staticmethod
    def text_changed(target, value, before, initiator):
        target.shown = bleach.linkify(bleach.clean(markdown(value), tags=["em", "strong"], strip=True))


db.event.listen(Note.text, "set", Note.text_changed)
