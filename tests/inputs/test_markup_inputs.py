"""Everything that an author's Markdown may hold and no page shows: told at its place, and not in the HTML."""

from pathlib import Path

import pytest

from jsna.check import check
from jsna.model.nodes import read_yaml
from jsna.pages.narrative import Words, html
from jsna.pages.unshown import unshown
from tests.workspace import TODAY, drafted, rewritten, said, small

LOOKS = "texts have no looks of their own; the style sheet of the site gives them"
CHART = "use a chart: show: under a section draws one from data"
PICTURE = "texts show no pictures; show: under a section draws a chart or a map from data"
DROPPED = "link dropped\n    https, mailto or a page of this site"

TAKEN_OUT = {
    "C72": ("One <script>alert(1)</script> two", ["2:7: warning: <script> was removed\n    pages run no scripts of their own"], "<p>One  two</p>\n"),
    "C72 capitals": ("<SCRIPT SRC=x></SCRIPT>", ["2:3: warning: <script> was removed\n    pages run no scripts of their own"], "<p></p>\n"),
    "C72 open": (
        "One <script>two",
        ["2:7: warning: <script> was removed\n    pages run no scripts of their own",
         "2:7: warning: <script> is not closed: all after it was removed\n    take it out, or close it with </script>"],
        "<p>One </p>",
    ),
    "C73": (
        "<img src=x onerror=alert(1)>",
        [f"2:3: warning: <img> was removed\n    {CHART}", f"2:14: warning: attribute onerror was removed\n    {LOOKS}"],
        "<p></p>\n",
    ),
    "C73 of a tag that stays": ("<em onclick=a()>x</em>", [f"2:7: warning: attribute onclick was removed\n    {LOOKS}"], "<p><em>x</em></p>\n"),
    "C74": ("[x](javascript:alert(1))", [f"2:7: warning: {DROPPED}"], "<p><a>x</a></p>\n"),
    "C74 capitals": ("[x](JaVaScRiPt:alert(1))", [f"2:7: warning: {DROPPED}"], "<p><a>x</a></p>\n"),
    "C74 HTML": ('<a href="java&#10;script:alert(1)">x</a>', [f"2:3: warning: {DROPPED}"], "<p><a>x</a></p>\n"),
    "C75": ("[x](java&#115;cript:alert(1))", [f"2:3: warning: {DROPPED}"], "<p><a>x</a></p>\n"),
    "C76": ("[A]\n\n  [A]: javascript:alert(1)", [f"4:8: warning: {DROPPED}"], "<p><a>A</a></p>\n"),
    "C77": ("[x](data:text/html;base64,PHNjcmlwdD4=)", [f"2:7: warning: {DROPPED}"], "<p><a>x</a></p>\n"),
    "C77 vbscript": ("[x](vbscript:x)", [f"2:7: warning: {DROPPED}"], "<p><a>x</a></p>\n"),
    "C78": ('One {: style="background:url(//evil)" }', [f"2:7: warning: attribute style was removed\n    {LOOKS}"], "<p>One</p>\n"),
    "C78 class": ("One {: .big }", [f"2:7: warning: attribute list was removed\n    {LOOKS}"], "<p>One</p>\n"),
    "C79": ("![x](https://elsewhere.example/pixel.png)", [f"2:3: warning: image from another host\n    {PICTURE}"], "<p></p>\n"),
    "C79 no scheme": ("![x](//elsewhere.example/pixel.png)", [f"2:3: warning: image from another host\n    {PICTURE}"], "<p></p>\n"),
    "C80": ("<iframe src=x></iframe>", ["2:3: warning: <iframe> was removed\n    write Markdown"], "<p></p>\n"),
    "C80 form": ("<form action=x><b>y</b></form>", ["2:3: warning: <form> was removed\n    write Markdown", "2:18: warning: <b> was removed\n    write Markdown"], "<p></p>y<p></p>\n"),
    "C80 base": ("<base href=//evil>", ["2:3: warning: <base> was removed\n    write Markdown"], "<p></p>\n"),
    "C80 meta": ('<meta http-equiv=refresh content="0;url=//evil">', ["2:3: warning: <meta> was removed\n    write Markdown"], "<p></p>\n"),
    "C80 style": ("<style>@import '//evil'</style>", ["2:3: warning: <style> was removed\n    looks belong in the style sheet of the site"], "<p></p>\n"),
    "C81": (
        "<svg><script>alert(1)</script></svg>",
        [f"2:3: warning: <svg> was removed\n    {CHART}", "2:8: warning: <script> was removed\n    pages run no scripts of their own"],
        "<p></p>\n",
    ),
    "C82": ("One <!-- true count 3 --> two", [], "<p>One  two</p>\n"),
    "C82 over paragraphs": ("One <!-- true\n\n  count\n  ## 3 --> two", [], "<p>One</p>\n<p>two</p>\n"),
    "C82 over points of a list": ("- one <!-- true\n  - count 3 -->", [], "<ul>\n<li>one</li>\n</ul>\n"),
    "C82 in a table": ("| a |\n  |---|\n  | <!-- true | 3 --> |", [], "<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td></td>\n</tr>\n</tbody>\n</table>\n"),
    "C82 open": (
        "One <!-- true\n\n  count 3 -- >",
        ["2:7: warning: <!-- is not closed: all after it was removed\n    take it out, or close it with -->"],
        "<p>One</p>\n",
    ),
    "a letter that turns text around": (
        "One &#8238;two &ZeroWidthSpace; &#xE000; &eacute; &nope;",
        ["2:7: warning: character U+202E was removed\n    delete it",
         "2:18: warning: character U+200B was removed\n    delete it",
         "2:35: warning: character U+E000 was removed\n    delete it"],
        "<p>One two   é &amp;nope;</p>\n",
    ),
    "C86": (
        "![](assets/x.png)",
        [f"2:3: warning: this picture was removed\n    {PICTURE}", "2:3: warning: the image has no description\n    write what it shows between [ and ]"],
        "<p></p>\n",
    ),
    "C87": (
        "## One\n\n  #### Two",
        ["4:3: warning: heading level jumps from 2 to 4\n    write ###"],
        "<h4>One</h4>\n<h6>Two</h6>\n",
    ),
    "what stays": (
        "1 < 2, H<sub>2</sub>O and [a](https://b.example)",
        [],
        '<p>1 &lt; 2, H<sub>2</sub>O and <a href="https://b.example">a</a></p>\n',
    ),
}  # fmt: skip


@pytest.mark.parametrize("number", TAKEN_OUT)
def test_what_is_taken_out_of_a_text_is_told_and_not_shown(number: str):
    written, told, made = TAKEN_OUT[number]
    node = read_yaml(f"text: |\n  {written}\n", "a.yml").find("text")
    words = Words(str(node.value), node)
    assert [str(one) for one in unshown(words, words.text)] == [f"a.yml:{one}" for one in told]
    assert html(words.text) == made


CHAPTER = "chapters/needs/smoking.yml"
SENTENCE = "adults who were asked said that they smoke."


def test_what_is_taken_out_of_a_chapter_is_told_by_a_check(tmp_path: Path):
    root = small(tmp_path)
    rewritten(root, CHAPTER, SENTENCE, f"{SENTENCE}\n\n      <script>alert(1)</script> **Two.**")
    told = [one for one in check(root, None, TODAY) if one.code == "markup"]
    assert [str(one) for one in told] == [
        f"{CHAPTER}:43:7: warning: <script> was removed\n    pages run no scripts of their own"
    ]
    made = drafted(root)
    page = next(page for page in made.composed.pages if page.path == "needs/smoking.md")
    assert "<strong>Two.</strong>" in page.markdown
    assert "<script" not in page.markdown
    assert "alert" not in page.markdown


LINKS = {
    "C85": ("[x](edition:b.md#y)", "no page of this edition is 'b.md'\n    write edition:needs/smoking.md for a page of this edition, or https:// for another site"),
    "C85 near": ("[x](edition:needs/smokin.md)", "no page of this edition is 'needs/smokin.md'\n    did you mean 'needs/smoking.md'?"),
    "C85 place": ("[x](edition:needs/smoking.md#key-mesages)", "no page 'needs/smoking.md#key-mesages'\n    did you mean 'needs/smoking.md#key-messages'?"),
    "C85 here": ("[x](#nowhere-at-all-12)", "no page 'needs/smoking.md#nowhere-at-all-12'\n    lead to the page alone"),
}  # fmt: skip


@pytest.mark.parametrize("number", LINKS)
def test_a_link_to_no_page_or_place_is_told(number: str, tmp_path: Path):
    link, message = LINKS[number]
    root = small(tmp_path)
    rewritten(root, CHAPTER, SENTENCE, f"{SENTENCE}\n      {link}")
    assert said(drafted(root)) == [f"{CHAPTER}:42:11: {message}"]


@pytest.mark.parametrize(
    "link",
    [
        "#key-messages",
        "#how-many-adults-smoke",
        "#series-adult-smoking",
        "#level",
        "edition:data/about.md#whom-to-tell",
    ],
)
def test_a_link_to_a_place_that_is_there_is_no_fault(link: str, tmp_path: Path):
    root = small(tmp_path)
    rewritten(root, CHAPTER, SENTENCE, f"{SENTENCE}\n      [x]({link})")
    assert said(drafted(root)) == []


NAMES = {
    "C83": ("A|B", "A|B"),
    "C83 HTML": ("<b>A</b>", "&lt;b&gt;A&lt;/b&gt;"),
    "C83 Markdown": ("*A* `B` [C](javascript:x)", "*A* `B` [C](javascript:x)"),
    "C83 entity": ("A&lt;B", "A&amp;lt;B"),
    "C83 looks": ("A {: style=x }", "A {: style=x }"),
}


@pytest.mark.parametrize("number", NAMES)
def test_a_name_from_data_is_words_in_a_text_and_in_a_table_of_it(number: str, tmp_path: Path):
    name, shown = NAMES[number]
    root = small(tmp_path)
    rewritten(root, "data/areas.csv", "Northbrook", f'"{name}"')
    table = "| a | b |\n      |---|---|\n      | {{ adult_smoking.latest.area }} | 2 |"
    rewritten(root, CHAPTER, SENTENCE, f"In {{{{ page.title }}}}.\n\n      {table}")
    made = drafted(root)
    page = next(page for page in made.composed.pages if page.path == "needs/smoking.md")
    assert said(made) == []
    assert f"In {shown}.</p>" in page.markdown
    assert f"<td>{shown}</td>\n<td>2</td>" in page.markdown
