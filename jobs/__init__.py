"""What happens because time passes. The store says what is due; the scheduler only ticks."""
