from sqlalchemy.orm import Session, as_declarative


@as_declarative()
class Base:
    @classmethod
    def all(cls, db: Session) -> list:
        return db.query(cls).all()
