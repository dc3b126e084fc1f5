"""A real session of Spark on this machine, begun once; skipped where something for it is missing."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from quotes.document import AttributedDocument

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

Found = Callable[[Mapping[str, AttributedDocument]], "DataFrame"]

_SUBMITTED = (
    "--master local[2] --driver-memory 1g --conf spark.ui.enabled=false"
    " --conf spark.driver.bindAddress=127.0.0.1 --conf spark.driver.host=127.0.0.1"
    " --conf spark.sql.shuffle.partitions=2"
    # so little data: what compiles it costs more than it saves
    " --conf spark.sql.codegen.wholeStage=false --conf spark.sql.codegen.factoryMode=NO_CODEGEN"
    " --conf spark.driver.extraJavaOptions='-XX:TieredStopAtLevel=1 -XX:+UseSerialGC'"
    " pyspark-shell"
)


@pytest.fixture(scope="session")
def spark() -> Iterator[SparkSession]:
    for module in ("pyspark", "pandas", "pyarrow", "warcio"):
        pytest.importorskip(module, reason=f"{module} is not installed")
    if not shutil.which("java"):
        pytest.skip("no Java is installed; on Debian: apt-get install default-jre-headless")
    from graphs.spark.session import session

    patch = pytest.MonkeyPatch()
    patch.setenv("PYSPARK_SUBMIT_ARGS", _SUBMITTED)
    patch.setenv("PYSPARK_PYTHON", sys.executable)
    with session() as running:
        yield running
    patch.undo()


@pytest.fixture
def found(spark: SparkSession) -> Found:
    """Documents as the rows that Spark attributes, shared out over some tasks."""
    import pyarrow as pa

    from graphs.spark.tables import ARTICLES, article_row

    def rows(documents: Mapping[str, AttributedDocument]) -> DataFrame:
        made = [{**article_row(document), "name": name} for name, document in documents.items()]
        return spark.createDataFrame(pa.Table.from_pylist(made, schema=ARTICLES)).repartition(3).persist()

    return rows


def table(folder: Path) -> list[dict[str, Any]]:
    """The rows of a table, without what is empty in them."""
    from pyarrow import dataset

    rows = dataset.dataset(folder, partitioning="hive", exclude_invalid_files=True).to_table().to_pylist()
    return [{name: value for name, value in row.items() if value is not None} for row in rows]
