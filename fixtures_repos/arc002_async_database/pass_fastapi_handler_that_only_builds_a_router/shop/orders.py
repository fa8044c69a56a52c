from fastapi import APIRouter, Depends

from shop.database import open_session


def get_router():
    router = APIRouter(prefix="/api/orders")

    def must_exist(order: int, session=Depends(open_session)):
        session.execute("select 1 from orders where id = :id", {"id": order})

    known = Depends(must_exist)

    @router.get("/{order}", dependencies=[known])
    def show(order: int, session=Depends(open_session)):
        """One order; a plain function, so it runs in a thread."""
        return session.execute("select * from orders").all()

    return router
