def includeme(config):
    config.include("cornice")
    config.scan("post.views")
