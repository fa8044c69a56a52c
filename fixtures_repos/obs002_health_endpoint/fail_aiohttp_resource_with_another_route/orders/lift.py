"""Which way the lift takes to a room."""


class Room:
    def __init__(self, name):
        self.name = name
        self.ways = []

    def add_route(self, kind, way):
        self.ways.append((kind, way))


class Rooms:
    def add_resource(self, name):
        return Room(name)
