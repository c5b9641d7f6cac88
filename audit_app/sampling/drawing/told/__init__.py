"""The way to the sample in plain sentences, part by part; ``sampling.method`` puts them together."""
