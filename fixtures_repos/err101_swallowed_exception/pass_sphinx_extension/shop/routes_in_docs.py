from docutils import nodes
from sphinx.util.docutils import SphinxDirective


class Routes(SphinxDirective):
    def run(self):
        try:
            return [nodes.Text(self.arguments[0])]
        except:
            pass


def setup(app):
    app.add_directive("routes", Routes)
