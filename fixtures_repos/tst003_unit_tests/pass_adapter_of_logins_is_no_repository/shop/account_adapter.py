from allauth.account.adapter import DefaultAccountAdapter

from shop.models import Voucher


class Accounts(DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        return Voucher.objects.filter(code=request.session.get("voucher"), used=False).exists()
