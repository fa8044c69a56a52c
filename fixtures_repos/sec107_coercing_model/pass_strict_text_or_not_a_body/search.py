from apiflask import APIFlask
from pydantic import BaseModel

web = APIFlask(__name__)


class Search(BaseModel):
    page: int = 1
    limit: int = 20


@web.post("/searches")
@web.input(Search, location="query")
def search(query_data):
    return {"page": query_data.page}
