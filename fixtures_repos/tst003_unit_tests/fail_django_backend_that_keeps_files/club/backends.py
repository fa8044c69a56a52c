from club.models import Member


class MemberBackend:
    def load(self, card):
        return Member.objects.filter(card=card).first()

    def save(self, card):
        return Member.objects.create(card=card)
