from club.models import Member


class CardBackend:
    def authenticate(self, request, card=None):
        return Member.objects.filter(card=card).first()

    def get_user(self, user_id):
        return Member.objects.filter(pk=user_id).first()
