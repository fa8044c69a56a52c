def header(text):
    print(">>", text)
