def told(link):
    return f"linked with {link['address']}"
