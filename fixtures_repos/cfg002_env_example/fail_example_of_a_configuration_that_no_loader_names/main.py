from dotenv import load_dotenv
from flask import Flask

load_dotenv("shop.conf")
app = Flask(__name__)
