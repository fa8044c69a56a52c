from bottle import Bottle, request, view

app = Bottle()


@app.post("/")
@view("home")
def home():
    return {"name": request.forms.get("name", "")}
