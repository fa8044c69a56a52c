import logging

from flask import Flask

from board.runners import Search

handler = logging.StreamHandler()
handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
logging.getLogger().addHandler(handler)
app = Flask(__name__)


@app.get("/search")
def search():
    return Search(True).run()
