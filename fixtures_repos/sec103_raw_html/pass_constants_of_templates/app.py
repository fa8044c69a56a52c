from django.utils.html import mark_safe
from django.utils.translation import gettext_lazy as _
from flask import Flask, render_template

app = Flask(__name__)


@app.get("/")
def home():
    return render_template("home.html")


class Colours:
    CHOICES = ("red", "blue")

    @classmethod
    def values(cls):
        return list(cls.CHOICES)


help_text = mark_safe(_("<b>colours</b>") + ", ".join(f"<code>{colour}</code>" for colour in Colours.values()))


def found(rack):
    return mark_safe(_('<a href="{url}">rack</a>').format(url=f"/racks/?rack={rack.pk}"))
