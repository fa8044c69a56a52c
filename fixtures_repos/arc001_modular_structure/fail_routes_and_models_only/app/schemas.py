from marshmallow import Schema, fields


class NoteSchema(Schema):
    id = fields.Int()
