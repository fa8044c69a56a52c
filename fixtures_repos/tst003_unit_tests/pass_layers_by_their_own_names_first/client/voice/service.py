def speak(text):
    spoken = text.upper()
    return spoken
