from sqlalchemy import Column, Integer
from sqlalchemy.orm import Session

from shop.base import Base


class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)

    @staticmethod
    def newest(db: Session) -> list:
        return db.query(Order).order_by(Order.id.desc()).all()

    @staticmethod
    def dropped(db: Session, number: int) -> None:
        db.query(Order).filter(Order.id == number).delete()
