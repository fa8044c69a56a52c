from services.convert import to_celsius


class Convert:
    def on_get(self, request, response):
        response.media = to_celsius(1)
