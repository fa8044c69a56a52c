def receive(parcel, plugins=()):
    for plugin in plugins:
        parcel = plugin.receive(parcel)
    return parcel
