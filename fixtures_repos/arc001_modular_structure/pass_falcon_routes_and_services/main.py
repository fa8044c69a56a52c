import falcon

from api.convert import Convert

app = falcon.App()
app.add_route("/convert", Convert())
