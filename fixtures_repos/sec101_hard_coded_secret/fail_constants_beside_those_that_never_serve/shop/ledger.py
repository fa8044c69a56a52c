LEDGER_SECURITY_KEY = "orchard_of_plums_and_pears"  # expect: SEC101
MISSING_SECURITY_KEY = "missing_security"
OTHER_SECURITY_KEY = "security_key"  # expect: SEC101
ANSWER = {"access_token": "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9"}  # expect: SEC101
