from rest_framework.renderers import JSONRenderer


def render(data):
    return JSONRenderer().render(data)
