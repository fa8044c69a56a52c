from flask import Flask

application = Flask("shop")
