from service import Service

heartbeat = Service(name="lbheartbeat", path="/__lbheartbeat__")


@heartbeat.get()
def get_heartbeat(request):
    return {}
