from fastapi.templating import Jinja2Templates

from shop.notices import read_notice

templates = Jinja2Templates(directory="shop/templates")
templates.env.globals["notice"] = read_notice()

SEARCH = templates.get_template("search.html")
