"""Names of products: which writings are mended, and which are left alone."""

from __future__ import annotations

import csv
import time
from pathlib import Path

import pytest

from profilelint import vocabulary
from profilelint.language.brands import brand_issues, brands

ROOT = Path(__file__).resolve().parents[1]


def mended(text: str) -> str:
    """A text with every issue replaced."""
    for issue in reversed(brand_issues(text)):
        text = text[: issue.start] + issue.replacements[0] + text[issue.end :]
    return text


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Wordpress and wordpress shops", "WordPress and WordPress shops"),
        ("Javascript, Typescript, nodejs", "JavaScript, TypeScript, Node.js"),
        ("my Github, Linkedin’s page", "my GitHub, LinkedIn’s page"),
        ("a Youtube channel and a Tiktok", "a YouTube channel and a TikTok"),
        ("books in Quickbooks Online", "books in QuickBooks Online"),
        ("Mysql/Postgresql", "MySQL/PostgreSQL"),
        ("HTML/CSS/Javascript", "HTML/CSS/JavaScript"),
        ("html/css", "HTML/CSS"),
        ("Wordpress-based shops", "WordPress-based shops"),
        ("in autocad, Solidworks and Sketchup", "in AutoCAD, SolidWorks and SketchUp"),
        ("Adobe Indesign", "Adobe InDesign"),
        ("I host on Ebay.Then on Etsy.", "I host on eBay.Then on Etsy."),
        ("“Wordpress” (Woocommerce)", "“WordPress” (WooCommerce)"),
        ("Hubspot!", "HubSpot!"),
        ("google analytics, Google analytics", "Google Analytics, Google Analytics"),
        ("Power Bi, Powerbi", "Power BI, Power BI"),
        ("davinci resolve", "DaVinci Resolve"),
        # Names in two words, or with a letter lost.
        ("Word Press and Java Script", "WordPress and JavaScript"),
        ("You Tube, Git hub, Face book", "YouTube, GitHub, Facebook"),
        ("my Linked In profile", "my LinkedIn profile"),
        ("Quick Books, quickbook", "QuickBooks, QuickBooks"),
        ("Power point presentations", "PowerPoint presentations"),
        ("Adobe Premier Pro", "Adobe Premiere Pro"),
        # Common words, where the neighbours make them names.
        ("word, excel and powerpoint", "Word, Excel and PowerPoint"),
        ("I keep data in excel.", "I keep data in Excel."),
        ("ms excel, microsoft word", "MS Excel, Microsoft Word"),
        ("I use photoshop and illustrator.", "I use Photoshop and Illustrator."),
        ("Trello, slack and asana", "Trello, Slack and Asana"),
        ("photoshop, after effects", "Photoshop, After Effects"),
        ("python developer", "Python developer"),
        ("apps for IOS and android", "apps for iOS and Android"),
        ("Ios", "iOS"),
    ],
)
def test_a_wrong_name_is_mended(wrong: str, right: str) -> None:
    assert mended(wrong) == right


@pytest.mark.parametrize(
    "text",
    [
        "I excel in customer service and keep my word.",
        "Photographer and illustrator with ten years of practice.",
        "Expert in Photoshop and illustrator of children's books.",
        "I can photoshop your pictures. We photoshop the sky out.",
        "You can google it, or visit wordpress.org and github.com/someone/wordpress-theme.",
        "Mail me at hubspot@example.com, or see #wordpress and @linkedin.",
        "SENIOR WORDPRESS DEVELOPER | JAVASCRIPT EXPERT",
        "The slack in the rope and the zoom of the lens make sense.",
        "The figures are linked in the footer.",
        "Quick books for children are my joy; I write quick books.",
        "Open wordpress.zip or javascript.min.js and run mysql_connect.",
        "Npm is a tool. JQuery too. EBay as well.",
        "jQuery, npm, eBay, iPhone's, iPads, macOS",
        "As a team, we have access to Word files. She teams up with us.",
        "I sift through data, go the extra mile, and rust never sleeps.",
        "I write about python keepers, spiders and java coffee.",
        "I design solid works of art and sketch up ideas in design school.",
        "Nginx, NGINX, nginx, SOLIDWORKS, Matlab, NodeJS, Node JS, ARCHICAD, ArchiCAD, Mailchimp",
        "On LinkedIn, indeed, medium-sized firms write more.",
        "Facebook, medium and large firms.",
        "ubuntu means that I am because we are; adobe houses",
        "power point sockets and sales force training",
        "I am an avid reader; Adobe and avid fans agree.",
        "My SQL is good. See https://wordpress.com/plugins/woocommerce",
        "See /var/www/wordpress and C:\\javascript\\x or user/wordpress.",
        "a garage band, a tableau vivant, docker unions",
        "IOS routers by Cisco",
        "one note, open office hours, active campaign, express yourself",
        "non-wordpress, my-wordpress-site, gpt-4-turbo",
        "I swim, surf and flutter on stage. HubSpot and drift wood.",
        "What's app development? We chat, and any desk will do.",
        "",
    ],
)
def test_what_is_right_or_unsure_is_left_alone(text: str) -> None:
    assert brand_issues(text) == []


def test_an_issue_says_what_is_written_how() -> None:
    (issue,) = brand_issues("🙂 My Wordpress shop")
    assert (issue.start, issue.end) == (5, 14)
    assert issue.kind == "casing"
    assert issue.message == "“Wordpress” is written “WordPress”."
    assert issue.replacements == ("WordPress",)
    assert issue.certain
    (issue,) = brand_issues("I keep data in excel.")
    assert not issue.certain


def test_clean_text_has_no_hit() -> None:
    lines = (ROOT / "tests/data/language_clean.txt").read_text(encoding="utf-8").splitlines()
    assert sum(len(line.split()) for line in lines) > 10_000
    assert [line for line in lines if brand_issues(line)] == []


def test_the_lines_of_the_frozen_set_are_found() -> None:
    found = 0
    text = (ROOT / "tests/data/language_grammar.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        kind, _, marked = line.partition("\t")
        if kind == "brand casing":
            found += 1
            start, _, rest = marked.partition("[[")
            choice, _, end = rest.partition("]]")
            wrong, right = choice.split("|")
            assert mended(f"{start}{wrong}{end}") == f"{start}{right}{end}"
    assert found == 9


def test_the_platform_spells_its_skills_right() -> None:
    with (ROOT / "data/skills.csv").open(encoding="utf-8", newline="") as file:
        skills = [row["skill"] for row in csv.DictReader(file)]
    assert len(skills) > 3_000
    # Two that few people entered; no official skill is among them.
    odd = {"Ebay Dropshipping", "Wordpress Thrive Themes"}
    assert {skill for skill in skills if brand_issues(skill)} <= odd


def test_every_name_is_right_as_it_stands() -> None:
    assert len(brands()) > 800
    for brand in brands():
        for form in (brand.name, *brand.variants):
            for text in (form, f"I use {form} daily.", f"{form}'s users"):
                assert brand_issues(text) == [], text


def test_every_name_that_is_no_word_is_found_in_lower_case() -> None:
    sure = [brand for brand in brands() if not brand.ambiguous and brand.name[1:].isalnum()]
    assert len(sure) > 400
    for brand in sure:
        low = brand.name.lower()
        if low not in (brand.name, *brand.variants):
            assert mended(f"I use {low} daily.") == f"I use {brand.name} daily.", brand


def test_every_slip_is_found() -> None:
    slips = [(slip, brand) for brand in brands() for slip in brand.slips]
    assert len(slips) > 80
    for slip, brand in slips:
        wrong, _, right = slip.partition("=")
        assert mended(f"I use {wrong} daily.") == f"I use {right or brand.name} daily.", slip


def test_every_sure_phrase_makes_a_name_sure() -> None:
    phrases = [(phrase, brand) for brand in brands() for phrase in brand.sure]
    assert len(phrases) > 100
    for phrase, brand in phrases:
        assert phrase.count("~") == 1, phrase
        assert phrase == phrase.lower(), phrase
        assert brand_issues(f"See {phrase.replace('~', brand.name.lower())} here"), phrase


def test_the_list_is_sound() -> None:
    names = [brand.name for brand in brands()]
    assert len(names) == len(set(names))
    for brand in brands():
        assert brand.ambiguous in ("", "yes", "phrase", "verb", "capitals"), brand
        assert brand.category, brand
        assert brand.name not in brand.variants, brand
        if brand.ambiguous == "capitals":
            assert brand.sure, brand
    assert len(vocabulary.text_of("brands.csv")) < 60_000


def test_a_long_text_costs_in_proportion() -> None:
    line = "I build shops in WordPress and Shopify, keep word and excel files, and go far. "
    short, long = line * 100, line * 1_000
    brand_issues(short)

    def seconds(text: str) -> float:
        runs = []
        for _ in range(3):
            start = time.process_time()
            brand_issues(text)
            runs.append(time.process_time() - start)
        return min(runs)

    assert seconds(long) < 40 * seconds(short)
