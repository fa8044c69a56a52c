import marshmallow as ma


class Entry(ma.Schema):
    title = ma.fields.String(required=True)
