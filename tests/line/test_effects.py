"""Effects of a workspace's own style: printed right, or refused by name; never in RGB and never a traceback."""

import pikepdf
import pytest
from demo_page import copy_demo, make

from presswork.model.report import Faults


@pytest.fixture
def styled(tmp_path):
    """Build the demo's page with more style."""
    def build(css, target):
        place = copy_demo(tmp_path)
        folder = tmp_path / "layouts" / "newspaper"
        folder.mkdir(parents=True)
        (folder / "style.css").write_text(css, encoding="utf-8")
        return make(place, tmp_path / "out", [target])[0].path

    return build


def test_transparency_blends_in_the_inks(styled):
    """A transparent ground prints: page and group blend in DeviceCMYK."""
    with pikepdf.open(styled(".bar { opacity: .5 }", "press")) as pdf:
        page = pdf.pages[0]
        assert "/DeviceCMYK" == page.Group.CS
        groups = [form for form in page.Resources.XObject.values() if "/Group" in form]
        assert groups
        assert {"/DeviceCMYK"} == {str(form.Group.CS) for form in groups}


@pytest.mark.parametrize("target", ["screen", "press"])
def test_text_that_is_hidden(styled, target):
    """Opacity over composed text is told with its rule, for every target."""
    with pytest.raises(Faults, match=r"style.css:1:9: .*\.deck \{ opacity: \.5 \} may hide it \(hidden-words\)"):
        styled(".deck { opacity: .5 }", target)


def test_a_gradient_is_for_the_screen(styled):
    """What only the press cannot print keeps no screen file from being made."""
    css = ".deck { background: linear-gradient(var(--ink-red), var(--ink-paper)) }"
    assert styled(css, "screen").is_file()
