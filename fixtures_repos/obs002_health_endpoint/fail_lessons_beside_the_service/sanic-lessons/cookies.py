from sanic import Sanic
from sanic.response import text

app = Sanic("lesson")


@app.get("/status")
async def status(request):
    return text("made", status=201)


if __name__ == "__main__":
    app.run()
