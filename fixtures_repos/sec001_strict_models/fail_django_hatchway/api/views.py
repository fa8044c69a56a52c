from hatchway import Schema, api_view


class Post(Schema):
    sensitive: bool = False
    text: str


@api_view.post
def add(request, details: Post) -> dict:
    return {"text": details.text}
