async def send_mail(to, html):
    print(to, html)
