import falcon

import store


class Notes:
    def on_post(self, request, response):
        store.save(request.media["text"])


app = falcon.App()
app.add_route("/notes", Notes())
