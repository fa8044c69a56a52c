from elasticsearch import Elasticsearch


def includeme(config):
    config.registry["es.client"] = Elasticsearch([config.registry.settings["search_url"]])
    config.add_request_method(lambda request: request.registry["es.client"], name="es", reify=True)
