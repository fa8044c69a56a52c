"""What a value can be and where it comes from: constants, checked and closed values, texts from outside."""
