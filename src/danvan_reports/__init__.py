"""Official-format documents for mass-mobilisation (dân vận) offices, drafted from facts typed once."""
