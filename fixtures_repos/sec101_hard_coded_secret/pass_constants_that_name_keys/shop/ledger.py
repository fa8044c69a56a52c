LEDGER_MISSING_SECURITY_KEY = "ledger_missing_security_ids"
ANSWER = {"access_token": "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9..."}
