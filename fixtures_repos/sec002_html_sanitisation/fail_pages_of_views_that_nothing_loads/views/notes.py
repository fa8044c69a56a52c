from aiohttp import web

NOTES = []


class NotesView(web.View):
    async def get(self):
        return web.json_response(NOTES)

    async def post(self):
        body = await self.request.json()
        NOTES.append(body["text"])
        return web.json_response({"text": body["text"]})
