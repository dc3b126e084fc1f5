"""What a model is: columns of integers, tables of weights, the best labels. Nothing about news."""
