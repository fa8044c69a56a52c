def resize(image):
    return image[:10].decode()
