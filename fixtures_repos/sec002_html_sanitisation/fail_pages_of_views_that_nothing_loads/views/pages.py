from aiohttp import web
from aiohttp_jinja2 import render_template


class PageView(web.View):
    async def get(self):
        return render_template("page.html", self.request, {"name": self.request.query["name"]})
