from allauth.socialaccount.providers.oauth2.provider import OAuth2Provider


class PaperProvider(OAuth2Provider):
    id = "paper"

    def extract_uid(self, data):
        return str(data["sub"])
