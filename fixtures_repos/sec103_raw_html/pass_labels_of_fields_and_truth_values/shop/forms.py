from flask_wtf import FlaskForm
from wtforms import RadioField, StringField


class BasketForm(FlaskForm):
    size = RadioField("Size", coerce=int)
    note = StringField(label="Note")
    colour = StringField()

    def __init__(self, *args, product=None, **kwargs):
        super().__init__(*args, **kwargs)
        if product:
            self.size.choices = [(size.id, size) for size in product.sizes]
