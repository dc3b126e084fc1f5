"""Many articles on many machines, by Apache Spark: the extra ``quotetrail[spark]``."""
