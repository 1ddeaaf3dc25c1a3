"""The modules that measure: found by what they define, asked for their figures."""

import inspect
from importlib import import_module
from pathlib import Path


def find_measures(folder: Path) -> tuple[str, ...]:
    """Return the names of the measures in a folder that can be imported as a package, slow ones last."""
    names = sorted(path.stem for path in folder.glob("*.py") if not path.stem.startswith("_"))
    modules = {name: import_module(f"{folder.name}.{name}") for name in names}
    measures = [name for name, module in modules.items() if callable(getattr(module, "measure", None))]
    return tuple(sorted(measures, key=lambda name: bool(getattr(modules[name], "SLOW", False))))


def figures_of(package: str, name: str, shared: Path) -> dict[str, float]:
    """Return the figures of one measure."""
    measure = import_module(f"{package}.{name}").measure
    found = measure(shared) if inspect.signature(measure).parameters else measure()
    return {str(figure): float(value) for figure, value in found.items()}
