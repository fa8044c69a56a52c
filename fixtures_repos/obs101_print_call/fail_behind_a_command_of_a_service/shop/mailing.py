from shop.tables import ConsoleMailer, Mailer

MAILERS = {"console": ConsoleMailer, "smtp": Mailer}
