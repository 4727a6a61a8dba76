from markupsafe import Markup

from jsna.pages.markup import Cell, Column, facts_list, table


def test_a_table_has_a_caption_scopes_and_a_name_for_its_region():
    made = table(
        "Smoking", "By area.", [Column("Area"), Column("Value", True)], [["Here & there", "[c]"]], stack=True
    )
    assert made == (
        '<div class="jn-tablebox" role="region" aria-label="Smoking" tabindex="0">'
        '<table class="jn-table jn-stack"><caption>Smoking<span>By area.</span></caption>'
        '<thead><tr><th scope="col">Area</th><th scope="col" class="n">Value</th></tr></thead>'
        '<tbody><tr><th scope="row">Here &amp; there</th>'
        '<td class="n" data-h="Value"><span class="jn-mark">[c]</span></td></tr></tbody></table></div>'
    )


def test_words_are_escaped_and_html_made_by_us_is_not():
    made = table("<b>", "", [Column("A"), Column("B")], [["<i>", Cell("<em>x</em>")]])
    assert "&lt;b&gt;" in made
    assert "&lt;i&gt;" in made
    assert "<em>x</em>" in made


def test_a_list_of_facts_pairs_each_term_with_what_it_says():
    assert (
        facts_list([("Status", "Draft")])
        == '<dl class="jn-front"><div><dt>Status</dt><dd>Draft</dd></div></dl>'
    )


def test_what_a_list_of_facts_says_is_escaped_unless_it_is_html():
    assert facts_list([("By", "<script>alert(1)</script>"), ("At", Markup("<a href='x'>x</a>"))]) == (
        '<dl class="jn-front"><div><dt>By</dt><dd>&lt;script&gt;alert(1)&lt;/script&gt;</dd></div>'
        "<div><dt>At</dt><dd><a href='x'>x</a></dd></div></dl>"
    )
