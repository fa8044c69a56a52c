def flush(text):
    print(text)
