from client.voice.service import speak


def test_voice():
    assert speak("a") == "A"
