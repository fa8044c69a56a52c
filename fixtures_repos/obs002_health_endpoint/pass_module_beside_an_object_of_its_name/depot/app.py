from flask import Flask

from depot import views
from depot.views import state

app = Flask(__name__)
app.register_blueprint(views.pages)
app.register_blueprint(state)
