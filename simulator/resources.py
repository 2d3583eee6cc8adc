"""Where the shipped data lie: `content/` and `scenarios/`, in a checkout or in an installed wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_SHIPPED = _PACKAGE / "_shipped"


def data_root() -> Path:
    """Return the folder that holds `content/` and `scenarios/`.

    A wheel carries both inside the package; a checkout, also when installed
    editable, has them beside it.
    """
    return _SHIPPED if _SHIPPED.is_dir() else _PACKAGE.parent


def content_path(*parts: str) -> Path:
    """Return the path of a file or folder under `content/`: `content_path("rules.yaml")`."""
    return data_root().joinpath("content", *parts)


def scenarios_path() -> Path:
    """Return the folder of the shipped packs, one folder a pack."""
    return data_root() / "scenarios"
