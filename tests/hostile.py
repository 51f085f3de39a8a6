"""Texts that somebody might put into a table to run something, to break a page or to mislead."""

# ruff: noqa: E501 - lists of what is hostile, read a line at a time
from __future__ import annotations

RUN = "window.hacked=1"

MARKUP = (
    "<script>{run}</script>", "</script><script>{run}</script>", "<ScRiPt>{run}</sCrIpT>",
    "<img src=x onerror={run}>", "<img/src='x'/onerror={run}>", "<svg onload={run}>",
    "<svg/onload={run}>", "<body onload={run}>", "<iframe src='javascript:{run}'></iframe>",
    "<iframe srcdoc='<script>top.{run}</script>'></iframe>", "<object data='javascript:{run}'>",
    "<embed src='javascript:{run}'>", "<a href='javascript:{run}'>here</a>",
    "<form action='javascript:{run}'><button>go</button></form>", "<details open ontoggle={run}>",
    "<video><source onerror={run}></video>", "<audio src=x onerror={run}>",
    "<marquee onstart={run}>", "<input autofocus onfocus={run}>", "<select autofocus onfocus={run}>",
    "<textarea autofocus onfocus={run}>", "<keygen autofocus onfocus={run}>",
    "<math><mtext><script>{run}</script></mtext></math>", "<template><script>{run}</script>",
    "<style>@import 'javascript:{run}';</style>", "<style>*{{display:none}}</style>",
    "<link rel=stylesheet href='data:text/css,*{{display:none}}'>", "<base href='//example.org/'>",
    "<meta http-equiv=refresh content='0;url=javascript:{run}'>", "<noscript><p title='</noscript>",
    "<xmp><script>{run}</script></xmp>", "<plaintext>", "<title><script>{run}</script></title>",
    "<foreignObject><script>{run}</script></foreignObject>", "<use href='data:image/svg+xml,#x'>",
    "<isindex action='javascript:{run}' type=image>", "<table background='javascript:{run}'>",
    "<bdo dir=rtl><script>{run}</script></bdo>", "<portal src='javascript:{run}'>",
    "<button popovertarget=x onbeforetoggle={run}>",
)  # fmt: skip
ATTRIBUTES = (
    "\" onmouseover=\"{run}\" x=\"", "' onmouseover='{run}' x='", "\" autofocus onfocus=\"{run}",
    "' autofocus onfocus='{run}", "`onmouseover=`{run}`", "\"><script>{run}</script>",
    "'><script>{run}</script>", "\"/><svg onload={run}>", "x\" style=\"animation-name:x\" \"",
    "\" srcdoc=\"<script>{run}</script>", "&quot; onclick=&quot;{run}", "&#34; onclick=&#34;{run}",
)  # fmt: skip
ADDRESSES = (
    "javascript:{run}", "JaVaScRiPt:{run}", "java\tscript:{run}", " javascript:{run}",
    "javascript&colon;{run}", "data:text/html,<script>{run}</script>", "vbscript:{run}",
    "view-source:javascript:{run}", "blob:{run}", "//example.org/{run}", "file:///etc/passwd",
    "https://example.org/\"onclick=\"{run}",
)  # fmt: skip
TEMPLATES = (
    "{{{{7*7}}}}", "{{% raw %}}", "{{% endblock %}}", "{{# comment", "${{7*7}}", "#{{7*7}}",
    "<%= 7*7 %>", "{{{{constructor.constructor('{run}')()}}}}", "{{{{config}}}}", "[[${{7*7}}]]",
    "{{{{''.__class__.__mro__}}}}", "%(title)s", "{{0.__class__}}", "$(touch hacked)",
    "`touch hacked`", "@import url(x)",
)  # fmt: skip
ENDINGS = (
    "</style></details></main><h1>gone</h1>", "</title><script>{run}</script>", "-->", "<!--",
    "<!--<script>", "]]>", "]]><![CDATA[", "</textarea>", "</svg>", "</td></tr></table>",
    "</bdi></a>", "*/ alert(1) /*", "</json>", "\\u003cscript\\u003e", "\\x3cscript>{run}\\x3c/script>",
    "'-{run}-'", "\"-{run}-\"", "\\\"-{run}//", "');{run}//", "\";{run}//",
)  # fmt: skip
LETTERS = (
    "\u202egnimalc eman\u202c", "\u2066\u2067isolated\u2069\u2069", "\u200b\u200bhidden",
    "\ufeffmark", "\u2028{run}\u2029", "a\u0300\u0301\u0302\u0303\u0304", "\U0001f4a3", "العراق",
    "עברית English", "中文", "ﷺ", "=1+1", "+cmd|' /C calc'!A0", "@SUM(1)", "-2+3", "__proto__",
    "constructor", "toString", "hasOwnProperty", "null", "undefined", "NaN", "true", "0",
    "%00", "%3Cscript%3E", "..\\..\\x", "CON",
)  # fmt: skip
LONG = ("long " * 20_000, "W" * 1_000_000)

IDS = ("constructor",)
"""Ids that the model takes, and that every plain object of a script has a field for."""

HOSTILE = tuple(
    dict.fromkeys(
        text.format(run=RUN) for text in (*MARKUP, *ATTRIBUTES, *ADDRESSES, *TEMPLATES, *ENDINGS)
    )
) + tuple(text.replace("{run}", RUN) for text in LETTERS)
