from bottle import Bottle, request, template

app = Bottle()


@app.get("/")
def page():
    return template("<p>{{!name}}</p>", name=request.query.name)


app.run()
