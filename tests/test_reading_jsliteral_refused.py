"""What the reader of a page's script state refuses: programs, and too much of anything."""

import contextlib
import itertools
import json
import math
import re
import time

import pytest

from profilelint.reading.jsliteral import LiteralError, nuxt_state

ASSIGN = "window.__NUXT__="


def refused(script: str) -> LiteralError:
    with pytest.raises(LiteralError) as caught:
        nuxt_state(script)
    error = caught.value
    assert isinstance(error, ValueError)
    assert 0 <= error.offset <= len(script)
    assert error.message in str(error)
    return error


# Between two of these stand three spaces or the end of a line.
NO_PLAIN_DATA = [
    *("", '"a\nb"', "9" * 401),
    *re.split(
        r" {3}|\n",
        r"""{   [   {a   {a:   {a:1   [1   [1 2]   {a:1 b:2}   {a}   {,}   {a:1,,}   [1}   {a:1]
(1)   1,2   1;2   {a:}   {:1}   {a=1}   ...[]   [...[]]   {[a]:1}   {a(){}}   {get a(){}}
{get a:1}   {-1:1}   {1e30:1}   {a:b}   "   '   `   "a   "\"   'a\   "\u12"   "\xg0"
"\u{}"   "\u{g}"   "\u{110000}"   "\u{ffffffffffff}"   "a"+"b"   "a".length   `${1}`   `a${`
`\1`   `\08`   a`b`   012   1_000   10n   1.2.3   0x   0xg   1e   .   - 5   --5   +5   !2
!0x1   !a   !!0   void 1   void 0.5   void(0)   typeof 1   a   x.y   this   1+1   1?2:3
a=1   {}.constructor   [].constructor.constructor('x')()   alert(1)   eval('1')   new Foo
new Function('x')   function(){}   ()=>1   (()=>{return 1})()   /a/   <!--   /*   /* *   //
new Date   new Date()   new Date(1,2)   new Date({})   Date(1)   Date.now()   new Map(1)
new Map([],[])   new Set('a')   Map([])   Array   Array(-1)   Array(1.5)   Array('a')
Array(1,2)   Array(,)   Array(10001)   Object.create   Object.create()   Object.create({})
Object.create(null,1)   Object.create(null,{a:1})   Object.create(null,{a:{get:1}})
Object(1)   Symbol()   JSON.parse('1')   async   await 1   true1   nullx   undefined$
\u0061   {a:1}.b   [1][0]   {a:1}{b:2}   1 window.__NUXT__=2   {};alert(1)""",
    ),
]


@pytest.mark.parametrize("text", NO_PLAIN_DATA)
def test_what_is_no_plain_data_is_refused(text: str) -> None:
    refused(f"{ASSIGN}{text}")
    refused(f"{ASSIGN}{{k:{text}}}")
    refused(f"{ASSIGN}(function(z){{return {text}}}({{}}))")


@pytest.mark.parametrize(
    "script",
    [
        "",
        "{}",
        "window.__NUXT__",
        "window.__NUXT__=={}",
        "window.__NUXT__={};window.__NUXT__.a=1",
        "alert(1);window.__NUXT__={}",
        "window.__NUXT__=(function(a){return a}(a));",
        "window.__NUXT__=(function(a,a){return a}(1));",
        "window.__NUXT__=(function(true){return true}(1));",
        "window.__NUXT__=(function(a=1){return a}(1));",
        "window.__NUXT__=(function(...a){return a}(1));",
        "window.__NUXT__=(function(a){}(1));",
        "window.__NUXT__=(function(a){return}(1));",
        "window.__NUXT__=(function(a){returna}(1));",
        "window.__NUXT__=(function(a){return\n{}}(1));",
        "window.__NUXT__=(function(a){return /*\n*/{}}(1));",
        "window.__NUXT__=(function(a){return a;a.b=1}({}));",
        "window.__NUXT__=(function(a){return a}(1);",
        "window.__NUXT__=(function(a){return a}(,));",
        "window.__NUXT__=(function(a){return a}(1))();",
        "window.__NUXT__=(function(a){return a}(1),2);",
        "window.__NUXT__=(function(a){return a})(1));",
        "window.__NUXT__=(function(a){return a}.call(1));",
        "window.__NUXT__=(function(a){return -a}(1));",
        "window.__NUXT__=(function(a){return a.b}({}));",
        "window.__NUXT__=(function(a){return a()}(1));",
        "window.__NUXT__=(function(a){return new a(1)}(1));",
        "window.__NUXT__=(function(Date){return new Date(1)}(1));",
        "window.__NUXT__=(function(Object){return Object.create(null)}(1));",
        "window.__NUXT__=(function(Set){return new Set}(1));",
        "window.__NUXT__=(function(a){return Array(a)}(1));",
        "window.__NUXT__=(function(a){var b=1;return a}(1));",
        "window.__NUXT__=(function(a){a=1;return a}(1));",
        "window.__NUXT__=(function(a){b.c=1;return a}({}));",
        "window.__NUXT__=(function(a){a.b.c=1;return a}({}));",
        "window.__NUXT__=(function(a){a.b=1,a.c=2;return a}({}));",
        "window.__NUXT__=(function(a){a.b==1;return a}({}));",
        "window.__NUXT__=(function(a){a.b=a.c=1;return a}({}));",
        "window.__NUXT__=(function(a){a[b]=1;return a}({}));",
        "window.__NUXT__=(function(a){a[-1]=1;return a}([]));",
        "window.__NUXT__=(function(a){a['00']=1;return a}([]));",
        "window.__NUXT__=(function(a){a.length=1;return a}([]));",
        "window.__NUXT__=(function(a){a[10001]=1;return a}([]));",
        "window.__NUXT__=(function(a){a[99999999999]=1;return a}([]));",
        "window.__NUXT__=(function(a){a.b=1;return a}(1));",
        "window.__NUXT__=(function(a){a.b=1;return a}('s'));",
        "window.__NUXT__=(function(a){a[0]=1;return a}(new Set));",
        "window.__NUXT__=(function(a){a.push(1);return a}([]));",
        "window.__NUXT__=(function(a){a.add(1);return a}([]));",
        "window.__NUXT__=(function(a){a.add(1,2);return a}(new Set));",
        "window.__NUXT__=(function(a){a.set(1,2);return a}(new Set));",
        "window.__NUXT__=(function(a){a.set(1);return a}(new Map));",
        "window.__NUXT__=(function(a){a.add(1).clear();return a}(new Set));",
        "window.__NUXT__=(function(a){a.constructor('x')();return a}({}));",
        "window.__NUXT__=(function(a){a.b=a;return a}({}));",
        "window.__NUXT__=(function(a,b){a.b=[b];b.a={x:a};return [a]}({},{}));",
    ],
)
def test_what_is_not_the_program_of_nuxt_is_refused(script: str) -> None:
    refused(script)


def test_a_message_names_the_place_and_carries_no_control_characters() -> None:
    error = refused("window.__NUXT__={a: alert\x1b[31m()}")
    assert (error.offset, error.message) == (
        20,
        r"found 'alert\x1b[31m()}', which is not plain data",
    )
    assert refused("window.__NUXT__=[1,").message == "the script ends too early"
    assert refused('window.__NUXT__=[1, "abc').offset == 20


@pytest.mark.parametrize(
    ("opening", "closing"),
    [("[", "]"), ("{a:", "}"), ("new Set([", "])"), ("[new Map([[1,", "]])]")],
)
def test_nesting(opening: str, closing: str) -> None:
    levels = 200 // sum(map(opening.count, "[{("))
    value: object = nuxt_state(ASSIGN + opening * levels + "1" + closing * levels)
    for _ in range(levels):
        value = value["a"] if isinstance(value, dict) else value
        while isinstance(value, list):
            value = value[-1]
    assert value == 1
    for closings in (0, levels + 1):
        error = refused(f"window.__NUXT__={opening * (levels + 1)}1{closing * closings}")
        assert error.message == "nested too deeply"
    assert refused("window.__NUXT__=" + opening * 100_000).message == "nested too deeply"


def nested(levels: int) -> str:
    names = [f"p{index}" for index in range(levels)]
    statements = "".join(f"{a}.x={b};" for a, b in itertools.pairwise(names))
    arguments = ",".join(["{}"] * levels)
    return f"window.__NUXT__=(function({','.join(names)}){{{statements}return p0}}({arguments}));"


def test_nesting_by_parameters() -> None:
    state = nuxt_state(nested(200))
    assert json.dumps(state).count("{") == 200
    assert refused(nested(201)).message == "nested too deeply"
    assert refused(nested(5000)).message == "nested too deeply"


def test_a_short_script_cannot_stand_for_a_huge_state() -> None:
    names = [f"p{index}" for index in range(30)]
    statements = "".join(f"{a}[0]={b};{a}[1]={b};" for a, b in itertools.pairwise(names))
    script = (
        f"window.__NUXT__=(function({','.join(names)}){{{statements}return p0}}({'[],' * 30}));"
    )
    assert "2,000,000" in refused(script).message
    assert "2,000,000" in refused("window.__NUXT__=[" + "Array(10000)," * 201 + "]").message
    assert "2,000,000" in refused("window.__NUXT__=[" + "," * 2_000_001 + "]").message
    # Parameters that grow by statements, with few values each.
    steps = "".join(f"p{index}[9999]=1;" for index in range(201))
    names = [f"p{index}" for index in range(201)]
    script = f"window.__NUXT__=(function({','.join(names)}){{{steps}return 1}}({'[],' * 201}));"
    assert "2,000,000" in refused(script).message


def cost(script: str) -> float:
    best = math.inf
    for _ in range(5):
        start = time.process_time()
        with contextlib.suppress(LiteralError):
            nuxt_state(script)
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.parametrize(
    ("head", "unit", "tail"),
    [
        (ASSIGN + "[", '{a:"b\\u002Fc",d:.5},', "]"),
        (ASSIGN + '"', "\\n", ""),
        (ASSIGN + "`", "$\\n", "${"),
        (ASSIGN, "/**/", "x"),
        (ASSIGN + "/*", "* /", ""),
        (ASSIGN, "\n ", "x"),
        (ASSIGN + "-", "9", "x"),
        (ASSIGN, "a", "("),
        (ASSIGN + "0", ";", "x"),
        (ASSIGN + "(function(a){return [", "a,{b:a},", "]}([]))"),
        (ASSIGN + "(function(a){", "a.b=1;", "return a}({}))"),
        (ASSIGN + "(function(a){a", ".add(1)", ";return a}(new Set))"),
    ],
)
def test_time_is_in_proportion_to_the_text(head: str, unit: str, tail: str) -> None:
    small, factor = 30_000 // len(unit), 8
    short = cost(head + unit * small + tail)
    long = cost(head + unit * small * factor + tail)
    # In proportion it is 8 times; by the square, 64. Below a few milliseconds nothing is measured.
    assert long < 45 * max(short, 0.002)
