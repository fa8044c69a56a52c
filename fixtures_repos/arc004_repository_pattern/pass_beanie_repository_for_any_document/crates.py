from beanie import Document


class Crate(Document):
    number: int
