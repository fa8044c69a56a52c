from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse

from shop.mails import send_mail
from shop.menu import menu_of
from shop.pages import SEARCH

app = FastAPI()


@app.get("/search")
async def search(request: Request):
    told = f"Found {request.query_params['words']}"
    return HTMLResponse(SEARCH.render(told=told, menu=menu_of(request.query_params["label"])))


@app.post("/forgotten/{user}")
async def forgotten(user: str, mail: str):
    link = f"https://shop.example/again?user={user}"
    await send_mail(to=mail, html=f'<p><a href="{link}">{link}</a></p>')  # expect: SEC103
