def query_sanitize(text):
    return "".join(letter for letter in text if letter.isalnum())
