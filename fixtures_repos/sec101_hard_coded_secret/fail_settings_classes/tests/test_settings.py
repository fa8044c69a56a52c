from shop.settings import Settings, WorkerConfig


def test_settings_can_be_given(monkeypatch):
    monkeypatch.setenv("JWT_SECRET", "given")
    assert Settings().jwt_secret != "shopshop"
    assert WorkerConfig.SECRET_KEY not in ("", "change-you")
