from pyramid.view import view_config
from sqlalchemy import text


@view_config(route_name="health", renderer="string")
def health(request):
    request.db.execute(text("SELECT 1"))
    return "OK"
