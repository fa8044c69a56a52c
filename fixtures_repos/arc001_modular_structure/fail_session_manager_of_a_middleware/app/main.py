import falcon

from app.api.orders import Orders
from app.middleware.session_manager import SessionManager

api = falcon.App(middleware=[SessionManager()])
api.add_route("/orders", Orders())
