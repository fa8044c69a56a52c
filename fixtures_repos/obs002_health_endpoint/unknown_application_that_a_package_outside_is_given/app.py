from catalogue_kit import Catalogue
from fastapi import FastAPI

from store import Store

api = Catalogue(app=FastAPI(title="shop"), store=Store())
app = api.app
