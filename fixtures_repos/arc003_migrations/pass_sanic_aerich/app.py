from sanic import Sanic

app = Sanic("x")
