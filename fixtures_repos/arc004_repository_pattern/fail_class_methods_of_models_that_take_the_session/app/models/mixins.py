class Hashed:
    @classmethod
    def matching(cls, session, hashes):
        return session.query(cls).filter(cls.hash.in_(hashes))
