LETTERS = {
    "phone-confirm": "phone-code",
    "phone-password": "phone-password",
    "letter-password": "letter-password",
}
