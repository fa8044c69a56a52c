from aiohttp import web
from jinja2 import Environment, FileSystemLoader

pages = Environment(loader=FileSystemLoader("templates"))


async def index(request):
    text = pages.get_template("index.html").render(title=request.query["title"])
    return web.Response(text=text, content_type="text/html")


app = web.Application()
app.router.add_get("/", index)
