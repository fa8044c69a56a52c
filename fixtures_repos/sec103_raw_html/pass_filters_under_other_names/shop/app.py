import bleach
import markdown
from flask import Flask, flash, redirect, render_template, request
from flask_sqlalchemy import SQLAlchemy
from markupsafe import Markup
from sqlalchemy.dialects.postgresql import UUID

app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = "postgresql://db/shop"
db = SQLAlchemy(app)


class Note(db.Model):
    uuid = db.Column(UUID(as_uuid=True), primary_key=True)
    text = db.Column(db.String())


def as_clean_html(value):
    try:
        return bleach.clean(markdown.markdown(value))
    except Exception:
        return value


@app.template_filter("shown")
def show(value):
    return bleach.clean(value)


app.jinja_env.filters["md"] = as_clean_html
app.jinja_env.filters.update({"again": as_clean_html})
app.add_template_filter(as_clean_html, "added")


@app.route("/notes/<key>")
def one(key):
    return render_template("note.html", note=Note.query.get(key), typed=request.args["typed"])


@app.post("/notes")
def add():
    note = Note(text=request.form["text"])
    db.session.add(note)
    db.session.commit()
    flash(Markup(f"<a href='/notes/{note.uuid}'>added</a>"))
    return redirect("/")
