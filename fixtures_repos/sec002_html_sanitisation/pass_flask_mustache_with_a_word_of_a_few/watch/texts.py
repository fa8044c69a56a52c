import pystache


def filled(template, context):
    return pystache.Renderer().render(template, context)
