import falcon

from userdb import UserDb


class Users:
    def on_get(self, request, response):
        response.media = UserDb().get_user(1)


app = falcon.App()
app.add_route("/users", Users())
