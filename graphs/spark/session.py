"""The connection to Spark: one that ``spark-submit`` has begun, else one of all cores of this machine."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

__all__ = ["SparkMissingError", "session"]

_SUBMITTED = ("PYSPARK_GATEWAY_PORT", "PYSPARK_SUBMIT_ARGS")
"""By which spark-submit, or a user, says where to run and with what: then nothing is set here."""

_LOCAL = {
    "spark.master": "local[*]",
    "spark.driver.memory": "2g",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.ui.enabled": "false",
    "spark.sql.shuffle.partitions": "8",
}


class SparkMissingError(ValueError):
    """Spark cannot run here; the message is one line that says what to install."""


@contextmanager
def session() -> Iterator[SparkSession]:
    """A session that ends with the block. Raises SparkMissingError where pyspark or Java is missing."""
    needed = ("pyspark", "pandas", "pyarrow")
    if not all(map(find_spec, needed)):
        raise SparkMissingError("Spark is not installed; run pip install 'quotetrail[spark]'")
    home = os.environ.get("JAVA_HOME")
    if not (shutil.which("java") or (home and Path(home, "bin", "java").exists())):
        raise SparkMissingError(
            "Spark needs Java 17 or newer; on Debian: apt-get install default-jre-headless"
        )
    from pyspark.sql import SparkSession

    from graphs.spark.groups import TOGETHER

    builder = SparkSession.builder.appName("quotetrail")
    if not any(name in os.environ for name in _SUBMITTED):
        for name, value in _LOCAL.items():
            builder = builder.config(name, value)
        # Else the workers are whatever python3 comes first, which need not be the one that has quotetrail.
        builder = builder.config("spark.pyspark.python", os.environ.get("PYSPARK_PYTHON", sys.executable))
    spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", TOGETHER)
    try:
        yield spark
    finally:
        spark.stop()
