import cherrypy

from shop.handlers import Shop


def start(handler, port):
    cherrypy.config.update({"server.socket_port": port})
    cherrypy.tree.mount(handler, "/")
    cherrypy.engine.start()
    cherrypy.engine.block()


def main():
    start(Shop(["ball"]), 8080)


if __name__ == "__main__":
    main()
