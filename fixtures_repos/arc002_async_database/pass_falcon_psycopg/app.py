import os

import falcon
import psycopg


class Notes:
    def on_post(self, request, response):
        with psycopg.connect(os.environ["DATABASE_URL"]) as conn:
            conn.execute("INSERT INTO notes(text) VALUES ('x')")


app = falcon.App()
app.add_route("/notes", Notes())
