from contrib.throttle import attach
from flask import Flask

attach(Flask(__name__))
