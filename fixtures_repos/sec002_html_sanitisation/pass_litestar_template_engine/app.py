from litestar import Litestar, get
from litestar.contrib.jinja import JinjaTemplateEngine
from litestar.response import Template
from litestar.template import TemplateConfig


@get("/")
async def index() -> Template:
    return Template(template_name="index.html", context={"title": "shop"})


app = Litestar([index], template_config=TemplateConfig(directory="templates", engine=JinjaTemplateEngine))
