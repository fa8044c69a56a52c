STACK_NAME={{ stack.name }}
STORE_PASSWORD={{ vault.store_password }}
