"""GOV.UK Frontend components as Python calls.

The markup comes from govuk-frontend-jinja, which matches the release whose styles are in ``static/vendor``;
nothing in this project writes the HTML of a component by hand.
"""

from functools import cache
from typing import Any

from django.utils.safestring import SafeString
from jinja2 import ChoiceLoader, Environment, PackageLoader, PrefixLoader


def component(name: str, /, **params: Any) -> SafeString:
    """The markup of one component, such as ``component("button", text="Save and continue")``.

    ``name`` and ``params`` are those of the design system's own pages ("error-summary", ``titleText``). Text
    is escaped; only a parameter called ``html`` is taken as markup, so give it nothing that a person typed. A
    nested parameter may be written with two underscores: ``label__text="X"`` is ``label={"text": "X"}``.
    """
    macro = "govuk" + "".join(word.capitalize() for word in name.split("-"))
    module = _environment().get_template(f"components/{name}/macro.html").module
    return SafeString(getattr(module, macro)(_nested(params)))


@cache
def _environment() -> Environment:
    package = PackageLoader("govuk_frontend_jinja", "templates")
    environment = Environment(
        # The package's templates import one another by the package's name as well as by bare paths.
        loader=ChoiceLoader([PrefixLoader({"govuk_frontend_jinja": package}), package]),
        autoescape=True,
        auto_reload=False,
    )
    # The macros indent what they enclose, and a text area within would gain those spaces at every save.
    environment.filters["indent"] = lambda markup, *_width: markup
    return environment


def _nested(params: dict[str, Any]) -> dict[str, Any]:
    nested: dict[str, Any] = {}
    for name, value in params.items():
        *parents, last = name.split("__")
        level = nested
        for parent in parents:
            level = level.setdefault(parent, {})
        level[last] = value
    return nested
