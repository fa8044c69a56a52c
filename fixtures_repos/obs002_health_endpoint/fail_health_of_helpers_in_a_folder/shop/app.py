from flask import Flask

app = Flask("shop")


@app.get("/orders")
def orders():
    return []


@app.get("/items")
def items():
    return []


@app.get("/customers")
def customers():
    return []


@app.get("/carts")
def carts():
    return []


@app.get("/payments")
def payments():
    return []


@app.get("/returns")
def returns():
    return []


@app.get("/vouchers")
def vouchers():
    return []
