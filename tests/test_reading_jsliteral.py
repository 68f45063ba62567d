"""The reader of a page's script state: each form of a value and of the program is understood."""

import json

import pytest

from profilelint.reading.jsliteral import find_nuxt_script, nuxt_state

# Synthetic, in the shape of a public profile page of 2026 (Nuxt 2).
SCRIPT = (
    r'window.__NUXT__=(function(a,b,c,d){return {layout:"default",data:[{}],state:{profileViewer:'
    r'{profile:{profileUrl:"https:\u002F\u002Fwww.upwork.com\u002Ffreelancers\u002F~0100000000000'
    r'000aa",vanityUrl:a,hideEarnings:b,profile:{name:"Alex R.",title:c,description:"Your nightly '
    r'ETL breaks.\nI rebuild it.",location:{country:d,city:"Porto",timezoneOffset:0}},stats:'
    r'{hourlyRate:{currencyCode:"USD",amount:55},nSS100BwScore:.97,totalHours:812.5},availability:'
    r'{capacity:{nid:"fullTime",name:"More than 30 hrs\u002Fweek"},minHours:a},languages:[],'
    r'portfolios:[{uid:"1",videoUrl:a}]}}},serverRendered:true}}(null,false,"Data Engineer | dbt, '
    r'BigQuery & Airflow","Portugal"));'
)
PAGE = f"""<!DOCTYPE html>
<html lang="en"><head><title>Alex R. - Data Engineer</title>
<meta property="og:title" content="Alex R."></head>
<body><h2 itemprop="name">Alex R.</h2><script>var other = 1 < 2;</script>
<script>{SCRIPT}</script></body></html>
"""
STATE = {
    "layout": "default",
    "data": [{}],
    "state": {
        "profileViewer": {
            "profile": {
                "profileUrl": "https://www.upwork.com/freelancers/~0100000000000000aa",
                "vanityUrl": None,
                "hideEarnings": False,
                "profile": {
                    "name": "Alex R.",
                    "title": "Data Engineer | dbt, BigQuery & Airflow",
                    "description": "Your nightly ETL breaks.\nI rebuild it.",
                    "location": {"country": "Portugal", "city": "Porto", "timezoneOffset": 0},
                },
                "stats": {
                    "hourlyRate": {"currencyCode": "USD", "amount": 55},
                    "nSS100BwScore": 0.97,
                    "totalHours": 812.5,
                },
                "availability": {
                    "capacity": {"nid": "fullTime", "name": "More than 30 hrs/week"},
                    "minHours": None,
                },
                "languages": [],
                "portfolios": [{"uid": "1", "videoUrl": None}],
            }
        }
    },
    "serverRendered": True,
}


def literal(text: str) -> object:
    return nuxt_state(f"window.__NUXT__={text};")


def called(function: str, arguments: str) -> object:
    return nuxt_state(f"window.__NUXT__=({function}({arguments}));")


def same(left: object, right: object) -> bool:
    """Equal, and `True` is not 1."""
    return json.dumps(left) == json.dumps(right)


def test_the_state_of_a_page() -> None:
    place = find_nuxt_script(PAGE)
    assert place is not None
    start, end = place
    assert PAGE[start:end] == SCRIPT
    assert same(nuxt_state(PAGE[start:end]), STATE)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("{}", {}),
        ("[]", []),
        ("{a:1,$b_2:2,\u00e9:3}", {"a": 1, "$b_2": 2, "\u00e9": 3}),
        ("""{"a b":1,'c"d':2,"e\\"":3,}""", {"a b": 1, 'c"d': 2, 'e"': 3}),
        ("{1:1,0x10:2,1.50:3,.5:4}", {"1": 1, "16": 2, "1.5": 3, "0.5": 4}),
        ("{default:1,null:2,NaN:3,new:4}", {"default": 1, "null": 2, "NaN": 3, "new": 4}),
        ("{__proto__:{a:1},constructor:2}", {"__proto__": {"a": 1}, "constructor": 2}),
        ("{a:1,a:2}", {"a": 2}),
        ("[1,2,]", [1, 2]),
        ("[,]", [None]),
        ("[,,1,,2,,]", [None, None, 1, None, 2, None]),
        ("[1 , , 2]", [1, None, 2]),
        (".97", 0.97),
        ("1.", 1),
        ("1e3", 1000),
        ("2E+2", 200),
        ("1.5e-2", 0.015),
        ("1e+21", 1e21),
        ("-5", -5),
        ("-.5", -0.5),
        ("-0", 0),
        ("55.0", 55),
        ("0x1f", 31),
        ("0b101", 5),
        ("0o17", 15),
        ("1e999", None),
        ("9" * 399, None),
        ("12345678901234567890", 12345678901234567890),
        ("Infinity", None),
        ("-Infinity", None),
        ("NaN", None),
        ("void 0", None),
        ("undefined", None),
        ("null", None),
        ("true", True),
        ("false", False),
        ("!0", True),
        ("!1", False),
        ("new Date(1600000000000)", 1600000000000),
        ('new Date("2026-11-18")', "2026-11-18"),
        ("new Date(NaN)", None),
        ("new Map([[1,{a:2}],['b',[]]])", [[1, {"a": 2}], ["b", []]]),
        ("new Set([1,2,])", [1, 2]),
        ("[new Set,new Map(),new Set(null),new Array]", [[], [], [], []]),
        ("Array(3)", [None, None, None]),
        ("new Array(1)", [None]),
        ("[Array(0),Array()]", [[], []]),
        ("Object.create(null)", {}),
        ("Object.create(null,{a:{writable:true,enumerable:true,value:1}})", {"a": 1}),
        ("/*a*//* * / **/{/**/a//x}\n:/*]*/1/**/,/**/}//\n", {"a": 1}),
        ("\ufeff\u2028[\t1\xa0]\v", [1]),
    ],
)
def test_a_literal(text: str, value: object) -> None:
    assert same(literal(text), value)
    assert same(literal(f"[{text}]"), [value])
    assert same(literal(f"{{a : {text} , b:0}}"), {"a": value, "b": 0})
    assert same(called("function(a){return a}", text), value)


@pytest.mark.parametrize(
    ("inside", "value"),
    [
        (r"\u002F\x2f\u{2F}\u{00000000000002f}\57", "/////"),
        (r"\b\f\n\r\t\v\0", "\b\f\n\r\t\v\0"),
        (r"\\u002F\"\'\/\a\`", "\\u002F\"'/a`"),
        ("a\\\nb\\\r\nc\\\rd\\\u2028e", "abcde"),
        (r"\ud83d\ude00 \u{1F600}", "\U0001f600 \U0001f600"),
        (r"\ud83d", "\ufffd"),
        (r"\ude00\ud83d!", "\ufffd\ufffd!"),
        (r"\ud83d\ud83d\ude00", "\ufffd\U0001f600"),
        ("\ud83d|", "\ufffd|"),
        ("\u2028caf\u00e9", "\u2028caf\u00e9"),
        (r"\08\377", "\x008\xff"),
        ("</b>//", "</b>//"),
    ],
)
def test_a_string(inside: str, value: str) -> None:
    assert literal(f'"{inside}"') == value
    assert literal(f"'{inside}'") == value
    assert literal(f'{{"{inside}":1}}') == {value: 1}
    if "377" not in inside and "57" not in inside:
        assert literal(f"`{inside}`") == value


def test_a_template() -> None:
    assert literal("`a\r\nb\rc $ $$ {\\`\\${`") == "a\nb\nc $ $$ {`${"


@pytest.mark.parametrize(
    "script",
    [
        "window.__NUXT__=(function(a,b){return {x:a,y:[b,a]}}(1,'z'));",
        "window.__NUXT__=(function(a,b){return {x:a,y:[b,a]}})(1,'z')",
        "\n'use strict';; window.__NUXT__ = ( function ( a , b ) { return {x:a,y:[b,a]} ; } ( 1,"
        " 'z' , ) ) ; ; // end",
        "window.__NUXT__={x:1,y:['z',1]};",
        "window.__NUXT__=(function(){return {x:1,y:['z',1]}}());",
        "window.__NUXT__=(function(a,b,c){c[0]=b;c[1]=a;return {x:a,y:c}}(1,'z',Array(2)));",
        "window.__NUXT__=(function(o,y){o.x=1;o['y']=y;y[0]='z';y[1]=1;return o}({},[]));",
    ],
)
def test_the_forms_of_a_script(script: str) -> None:
    assert same(nuxt_state(script), {"x": 1, "y": ["z", 1]})


def test_parameters() -> None:
    assert called("function(a,b,c){return [a,b,c]}", "1,void 0") == [1, None, None]
    assert called("function(a){return [a]}", "1,2,3") == [1]
    # A parameter hides what the name means elsewhere.
    assert called("function(NaN,Map,undefined){return [NaN,Map,undefined]}", "1,2,3") == [1, 2, 3]
    # The last of two values of one key counts, parameter or not.
    assert called("function(a){return {x:a,x:2,y:1,y:a}}", "3") == {"x": 2, "y": 3}
    assert called("function(a){return new Map([[a,new Date(a)]])}", "3") == [[3, 3]]
    assert called("function(a){return Object.create(null,{k:{value:a}})}", "3") == {"k": 3}


def test_statements_before_the_return() -> None:
    state = called(
        'function(a,b,c,d){a.n=b;a["m n"]={p:b};a[0]=c;return a}',
        '{},"v",[,],0',
    )
    assert state == {"n": "v", "m n": {"p": "v"}, "0": [None]}
    assert called("function(a){a[0]=1;a[2]=3;a[0]=4;return a}", "Array(2)") == [4, None, 3]
    assert called("function(a){a.__proto__=1;return a}", "{}") == {"__proto__": 1}
    assert called("function(s,v){s.add(v).add(2);s.add(3);return [s]}", "new Set,{}") == [
        [{}, 2, 3]
    ]
    assert called("function(m,v){m.set(1, v).set(v, 2);return m}", "new Map,9") == [[1, 9], [9, 2]]


def test_a_shared_value_is_one_object() -> None:
    state = called("function(a){a.x=1;return {p:a,q:[a]}}", "{}")
    assert state == {"p": {"x": 1}, "q": [{"x": 1}]}
    assert isinstance(state, dict)
    assert state["p"] is state["q"][0]
