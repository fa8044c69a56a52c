import marshmallow as ma


class Link(ma.Schema):
    address = ma.fields.String(required=True)
