import json

from aiohttp import web
from pydantic import BaseModel, ValidationError


async def read(request, model: type[BaseModel]):
    try:
        given = await request.json()
    except ValueError:
        raise web.HTTPBadRequest(text="no JSON") from None
    try:
        return model.model_validate(given, strict=True)
    except ValidationError as error:
        raise web.HTTPUnprocessableEntity(text=json.dumps(error.errors())) from None
