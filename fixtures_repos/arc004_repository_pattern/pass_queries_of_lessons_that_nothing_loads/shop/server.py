from sanic import Sanic

from shop.orders import orders

app = Sanic("shop")
app.blueprint(orders)
