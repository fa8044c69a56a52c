from dotenv import find_dotenv, load_dotenv
from flask import Flask

load_dotenv(find_dotenv(filename=".environment"))
app = Flask(__name__)
