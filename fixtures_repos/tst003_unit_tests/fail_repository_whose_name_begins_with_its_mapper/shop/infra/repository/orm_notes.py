from sqlalchemy import text


class ORMNotesRepository:
    def __init__(self, session):
        self.session = session

    def all(self):
        return self.session.execute(text("select * from notes")).all()
