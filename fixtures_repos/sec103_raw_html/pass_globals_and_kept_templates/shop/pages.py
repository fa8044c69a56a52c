from fastapi.templating import Jinja2Templates

templates = Jinja2Templates(directory="shop/templates")
templates.env.globals["notice"] = False
templates.env.globals.update(footer="<b>The shop</b>")

SEARCH = templates.get_template("search.html")
MENU = templates.get_template("menu.html")


async def rendered(page, **shown):
    return page.render(**shown)
