import venusian
from pyramid.interfaces import IRendererFactory
from pyramid.response import Response


class Service:
    def __init__(self, name, path):
        self.name, self.path = name, path

    def hook(self, config):
        venusian.attach(self, self.answer, category="web")

    def answer(self, registry):
        return Response(registry.queryUtility(IRendererFactory))
