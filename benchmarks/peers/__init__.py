"""Bots that do nothing but answer, written as the documentation of each framework shows it.

A tap is acknowledged and its message written over, with the same keyboard below it: two calls, as
ours makes them. A message is sent back: one call.
"""
