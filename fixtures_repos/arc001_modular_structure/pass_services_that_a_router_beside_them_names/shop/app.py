from sanic import Sanic

from shop.account.router import account

app = Sanic("shop")
app.blueprint(account)
