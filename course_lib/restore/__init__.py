"""The mending wing: one room for each way of repairing a picture."""
