import jwt
from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse

from shop.mails import send_mail
from shop.menu import menu_of
from shop.pages import MENU, SEARCH, rendered

app = FastAPI()
KEY = open("/run/secrets/key").read()


@app.get("/search")
async def search(request: Request, seconds: float, hits: int):
    told = f"Found {hits:,} in {seconds:,.3f} s"
    return HTMLResponse(SEARCH.render(told=told, words=request.query_params["words"]))


@app.get("/menu")
async def menu(request: Request):
    return HTMLResponse(await rendered(MENU, here="<i>menu</i>", menu=menu_of("/")))


def _token(user):
    token, _ = _signed({"user": user})
    return token


def _signed(said):
    return jwt.encode(said, KEY, algorithm="HS256"), 60


@app.post("/forgotten/{user}")
async def forgotten(user: str, mail: str):
    link = f"https://shop.example/again?token={_token(user)}"
    await send_mail(to=mail, html=f'<p><a href="{link}">{link}</a></p>')
