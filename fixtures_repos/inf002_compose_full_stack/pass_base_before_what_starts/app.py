from bottle import Bottle

app = Bottle()


@app.get("/")
def index() -> str:
    return "hello"


if __name__ == "__main__":
    app.run()
