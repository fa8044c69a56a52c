def connect(url, token):
    return (url, token)
