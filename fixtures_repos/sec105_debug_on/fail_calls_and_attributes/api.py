from fastapi import FastAPI
from starlette.applications import Starlette

app = FastAPI(title="shop", debug=True)  # expect: SEC105
inner = Starlette(debug=True)  # expect: SEC105
