from cornice import Service

notes = Service(name="notes", path="/notes")


@notes.post()
def add(request):
    return {"text": request.json_body["text"]}
