from flask import request
from flask_wtf import FlaskForm
from wtforms import RadioField, StringField


class BasketForm(FlaskForm):
    size = RadioField("Size", coerce=int)
    note = StringField(label=request.args["note"])
    colour = StringField()
