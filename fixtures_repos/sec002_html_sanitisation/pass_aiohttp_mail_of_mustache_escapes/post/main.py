from aiohttp import web

from post.emails import letter


async def write(request):
    form = await request.post()
    request.app["outbox"].append(letter(form["to"], form["name"], form["text"]))
    return web.json_response({"sent": True})


app = web.Application()
app["outbox"] = []
app.router.add_post("/letters", write)
