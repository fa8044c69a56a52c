import cherrypy


class Status:
    @cherrypy.expose
    @cherrypy.tools.json_out()
    def health(self):
        return {"status": "ok"}


class Root:
    internal = Status()

    @cherrypy.expose
    def index(self):
        return "Hello"


if __name__ == "__main__":
    cherrypy.quickstart(Root(), "/shop")
