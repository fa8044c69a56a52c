from shop import create_app

app = create_app()


@app.get("/orders")
def orders():
    return []
