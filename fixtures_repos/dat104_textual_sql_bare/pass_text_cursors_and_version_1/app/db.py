import psycopg2
from sqlalchemy import text
from sqlalchemy.orm import Session


def ping(session: Session):
    session.execute(text("SELECT 1"))
    cursor = psycopg2.connect("dbname=shop").cursor()
    cursor.execute("SELECT 1")
