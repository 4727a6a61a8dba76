import pytest

from jsna.model.nodes import read_yaml
from jsna.model.options import Options
from jsna.model.understand import understand
from jsna.pages.kind import BLOCKS, BlockKind
from jsna.pages.refs import refs
from jsna.pages.templates import environment
from jsna.registry import kinds_in, names_in

KINDS = kinds_in(BLOCKS, BlockKind)


@pytest.mark.parametrize("name", KINDS)
def test_its_own_example_is_understood_and_names_what_it_reads(name):
    options = understand(read_yaml(KINDS[name].example, f"{name}.yml"), KINDS[name].options)
    assert isinstance(options, Options)
    assert KINDS[name].says.endswith(".")
    assert list(refs(options)), "a block that reads nothing shows nothing"


@pytest.mark.parametrize("name", KINDS)
def test_its_template_can_be_read(name, tmp_path):
    assert environment(tmp_path).from_string(KINDS[name].template)


def test_the_folder_is_the_list():
    assert names_in(BLOCKS) == list(KINDS)
