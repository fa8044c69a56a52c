import bottle

app = bottle.Bottle()


@app.get("/items")
def items():
    return {"items": []}
