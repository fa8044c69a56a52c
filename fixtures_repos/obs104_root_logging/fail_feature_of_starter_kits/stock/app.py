from flask import Flask

from stock.starter_kits.views import kits

app = Flask(__name__)
app.add_url_rule("/kits", view_func=kits)
