from flask import Flask

from shop import logs

logs.configure()
app = Flask(__name__)
