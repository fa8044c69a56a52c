from aiohttp import web
from aiohttp_jinja2 import setup
from jinja2 import FileSystemLoader

from views.notes import NotesView

# from views.pages import PageView

app = web.Application()
setup(app, loader=FileSystemLoader("templates"))
app.router.add_view("/notes", NotesView)
# app.router.add_view("/page", PageView)

if __name__ == "__main__":
    web.run_app(app)
