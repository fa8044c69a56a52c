from cornice import Service

heartbeat = Service(name="heartbeat", path="/__lbheartbeat__")


@heartbeat.get()
def alive(request):
    return {}
