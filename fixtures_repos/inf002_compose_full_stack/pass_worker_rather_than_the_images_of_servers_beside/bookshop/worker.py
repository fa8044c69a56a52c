print("no mails")
