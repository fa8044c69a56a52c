import os

import psycopg2
from dotenv import load_dotenv

load_dotenv()
connection = psycopg2.connect(os.environ["OLD_DSN"])


def copy_all():
    return connection.cursor()
