from app.models.rule import Rule


class Rules:
    def __init__(self, session):
        self.session = session

    def add(self, hash):
        self.session.add(Rule(hash=hash))

    def known(self, hashes):
        return Rule.matching(self.session, hashes)
