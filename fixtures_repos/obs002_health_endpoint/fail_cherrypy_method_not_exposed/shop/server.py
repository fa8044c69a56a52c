import cherrypy


class Root:
    def health(self):
        return "ok"

    @cherrypy.expose
    def index(self):
        return self.health()


def main():
    cherrypy.tree.mount(Root(), "/")
    cherrypy.engine.start()
    cherrypy.engine.block()


if __name__ == "__main__":
    main()
