"""Measurements that anyone can repeat: accuracy against labelled repositories, speed, comparison with other tools."""
