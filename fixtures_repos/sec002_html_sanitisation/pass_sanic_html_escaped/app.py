import html

from sanic import Sanic, response

app = Sanic("shop")


@app.post("/hello")
async def hello(request):
    name = html.escape(request.form.get("name"))
    return response.html(f"<h1>Hello {name}</h1>")
