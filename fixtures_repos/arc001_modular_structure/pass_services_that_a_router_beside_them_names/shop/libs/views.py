from sanic.response import json
from sanic.views import HTTPMethodView


class PostView(HTTPMethodView):
    async def post(self, request):
        return json(await self.save(request.json))
