from flask import Flask

from ab_testing.settings import SIGNING_KEY

app = Flask(__name__)
app.secret_key = SIGNING_KEY
