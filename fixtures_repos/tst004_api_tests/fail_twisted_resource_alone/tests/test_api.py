from gate.http import Health


def test_health():
    assert Health().render_GET(None) == b""
