import confuse

template = {"title": str}
settings = confuse.Configuration("app").get(template)
