from depot.serving import adder


@adder("/alive/ping", suffix="ping")
class Alive:
    def on_get_ping(self, request, response):
        response.text = "pong"
