from beanie import Document


class Student(Document):
    name: str
