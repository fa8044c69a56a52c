from celery import Celery
from dotenv import load_dotenv

load_dotenv()
app = Celery("shop")
