from email.mime.text import MIMEText

from quart import Quart, render_template

app = Quart(__name__)


@app.post("/invite")
async def invite():
    body = await render_template("mail.html", title="hello")
    return MIMEText(body, "html").as_string()
