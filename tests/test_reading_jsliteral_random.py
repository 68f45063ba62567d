"""The reader of a page's script state against random data, and against random damage."""

import json
import random
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from profilelint.reading.jsliteral import LiteralError, nuxt_state

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=12)
    | st.sampled_from(["", "a'b\"c`d${e}", "\\u002F", "</script>", "\r\n", "\u2028", "\U0001f600"]),
    lambda part: (
        st.lists(part, max_size=4) | st.dictionaries(st.text(max_size=5), part, max_size=4)
    ),
    max_leaves=25,
)


class Writer:
    """Writes a value as a JavaScript program, in a way that `chance` picks."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.parameters: list[str] = []
        self.arguments: list[str] = []
        self.statements: list[str] = []

    def script(self, value: object) -> str:
        body = self.value(value)
        if not self.parameters and self.chance.random() < 0.5:
            return f"window.__NUXT__={body};"
        body = re.sub(r"\A(?:\s|/\*,\*/|//'\n)+", "", body)  # a return ends with its line
        middle = self.chance.choice(["}(%s))", "})(%s)"]) % ",".join(self.arguments)
        statements = "".join(self.statements)
        names = ",".join(self.parameters)
        return f"window.__NUXT__=(function({names}){{{statements}return {body}{middle};"

    def gap(self) -> str:
        return self.chance.choice(["", "", "", " ", "\n", "/*,*/", "//'\n", "\u2028"])

    def hoist(self, argument: str) -> str:
        name = f"{self.chance.choice('abcZ$_')}{len(self.parameters)}"
        self.parameters.append(name)
        self.arguments.append(argument)
        return name

    def value(self, value: object) -> str:
        if isinstance(value, list | dict):
            return self.gap() + self.container(value) + self.gap()
        text = self.gap() + self.scalar(value) + self.gap()
        return self.hoist(text) if self.chance.random() < 0.2 else text

    def container(self, value: list[object] | dict[str, object]) -> str:
        if self.chance.random() < 0.2:
            filled = isinstance(value, list) and self.chance.random() < 0.5
            empty = f"Array({len(value)})" if filled else "[]" if isinstance(value, list) else "{}"
            name = self.hoist(empty)
            items = value.items() if isinstance(value, dict) else enumerate(value)
            for key, part in items:
                place = str(key) if isinstance(key, int) else self.string(key, "'\"")
                text = self.value(part)
                self.statements.append(f"{name}{self.gap()}[{place}]={text};")
            return name
        comma = self.chance.choice(["", ","]) if value else ""
        if isinstance(value, dict):
            pairs = [f"{self.gap()}{self.key(key)}:{self.value(v)}" for key, v in value.items()]
            return f"{{{','.join(pairs)}{comma}}}"
        wrap = self.chance.choice(["[%s]", "[%s]", "[%s]", "new Set([%s])"])
        return wrap % (",".join(map(self.value, value)) + comma)

    def key(self, key: str) -> str:
        if key.isascii() and key.isidentifier() and self.chance.random() < 0.7:
            return key
        if key.isascii() and key.isdigit() and str(int(key)) == key and len(key) < 10:
            return self.chance.choice([key, hex(int(key)), f'"{key}"'])
        return self.string(key, "'\"")

    def scalar(self, value: object) -> str:
        if value is None:
            return self.chance.choice(["null", "void 0", "undefined", "NaN", "-Infinity"])
        if isinstance(value, bool):
            return self.chance.choice([["false", "!1"], ["true", "!0"]][value])
        if isinstance(value, int):
            return self.chance.choice([str(value), hex(value) if value >= 0 else str(value)])
        if isinstance(value, float):
            text = repr(value)
            return text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text
        assert isinstance(value, str)
        return self.string(value, "'\"`")

    def string(self, text: str, quotes: str) -> str:
        quote = self.chance.choice(quotes)
        return quote + "".join(self.character(char, quote) for char in text) + quote

    def character(self, char: str, quote: str) -> str:
        ways = [f"\\u{{{ord(char):x}}}"]
        units = char.encode("utf-16-be")
        ways.append(
            "".join(f"\\u{units[i]:02X}{units[i + 1]:02x}" for i in range(0, len(units), 2))
        )
        if ord(char) < 256:
            ways.append(f"\\x{ord(char):02x}")
        if char not in "\\\n\r$" and char != quote:
            ways.extend([char] * 10)
        elif char in "\\$'\"`":
            ways.append("\\" + char)
        if self.chance.random() < 0.05:
            ways = ["\\\n" + way for way in ways]
        return self.chance.choice(ways)


def plain(value: object) -> object:
    """As JavaScript has it: a whole float is the whole number."""
    if isinstance(value, dict):
        return {key: plain(part) for key, part in value.items()}
    if isinstance(value, list):
        return [plain(part) for part in value]
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return int(value)
    return value


@settings(deadline=None)
@given(value=VALUES, seed=st.integers(0, 2**32))
def test_what_is_written_reads_back(value: object, seed: int) -> None:
    script = Writer(random.Random(seed)).script(value)
    expected = json.dumps(plain(value), sort_keys=True)
    assert json.dumps(nuxt_state(script), sort_keys=True) == expected


def test_the_writer_writes_every_form() -> None:
    value: object = {"a": [1, None, True, 0.5, "x"], "b c": {"7": [[], {}, "\n"]}}
    scripts = [Writer(random.Random(seed)).script(value) for seed in range(300)]
    for form in (
        "})(",
        "}(",
        "Array(",
        "new Set(",
        "void 0",
        "!0",
        "\\u{",
        "\\x",
        "`",
        "'",
        "/*,*/",
    ):
        assert any(form in script for script in scripts), form
    assert any("(function(" not in script for script in scripts)
    assert any("]=" in script for script in scripts)


SCRIPTS = [
    r'window.__NUXT__=(function(a,b,c){return {layout:"default",data:[{}],state:{video:a,url:'
    r'"https:\u002F\u002Fwww.upwork.com\u002Ffreelancers",hidden:b,stats:{nSS100BwScore:.97,hours:'
    r'812.5,amount:55},city:c,languages:[],portfolios:[{"uid":"1",videoUrl:a}]},serverRendered:true}}'
    r'(null,false,"Porto"));',
    r"window.__NUXT__=(function(a,b,c){a.x=b;a['y']={z:[,!0,void 0]};b[0]=c;b[1]=`t`;"
    r"return [a,b,{p:a}]})({},Array(2),new Date(16e11));",
    "window.__NUXT__=(function(a){a.add(1).add({b:[,2]});return [a,'x',/**/-1]}(new Set));",
]


def outcome(script: str) -> object:
    """What is read; or the error, after a look at it."""
    try:
        return nuxt_state(script)
    except LiteralError as error:
        outcome = error
    assert 0 <= outcome.offset <= len(script)
    assert outcome.message
    return outcome


def test_the_scripts_are_whole_before_they_are_damaged() -> None:
    assert not [script for script in SCRIPTS if isinstance(outcome(script), LiteralError)]


def test_a_script_that_is_cut_off_anywhere_is_refused() -> None:
    for script in SCRIPTS:
        assert nuxt_state(script.removesuffix(";")) == nuxt_state(script)
        for end in range(len(script) - 1):
            assert isinstance(outcome(script[:end]), LiteralError), script[:end]


PIECES = ["", "(", ")", "{", "}", "[", "]", ",", ":", ";", '"', "'", "`", "${", "\\", "a", "a.b=c;"]
PIECES += ["return ", "new Set", "Array(9)", "/*", "*/", "//", "\n", "0x", "-", "!", ".", "\x00"]
PIECES += [
    "window.__NUXT__=",
    "\ud800",
    "\u2028",
    "void 0",
    "__proto__",
    "constructor",
    "=>",
    "...",
]


@settings(deadline=None, max_examples=400)
@given(st.data())
def test_a_damaged_script_is_read_or_refused(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(SCRIPTS))
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        length = data.draw(st.integers(0, 30))
        text = text[:start] + data.draw(st.sampled_from(PIECES)) + text[start + length :]
    state = outcome(text)
    if not isinstance(state, LiteralError):
        json.dumps(state).encode()


@settings(deadline=None)
@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    assign = "window.__NUXT__="
    for script in (text, assign + text, f"{assign}(function(a){{{text}return a}}({text}))"):
        outcome(script)
