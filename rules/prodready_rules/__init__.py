"""The built-in rules, an ordinary plugin of prodready."""
