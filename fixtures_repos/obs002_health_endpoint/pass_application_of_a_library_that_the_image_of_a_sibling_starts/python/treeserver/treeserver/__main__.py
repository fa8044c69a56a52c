from serving.server import Server

Server().start()
