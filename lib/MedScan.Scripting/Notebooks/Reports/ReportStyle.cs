namespace MedScan.Scripting.Notebooks.Reports;

/// <summary>How the page looks.</summary>
internal static class ReportStyle
{
    public const string Sheet = """
        :root { color-scheme: light dark; --text: #1f2328; --quiet: #59636e; --page: #ffffff; --box: #f6f8fa; --line: #d1d9e0; --bad: #b3261e; --link: #0969da;
          --word: #8250df; --string: #0a6b3d; --number: #0550ae; --comment: #6a737d; }
        @media (prefers-color-scheme: dark) { :root { --text: #e6edf3; --quiet: #9198a1; --page: #0d1117; --box: #161b22; --line: #3d444d; --bad: #ff9a92; --link: #58a6ff;
          --word: #d2a8ff; --string: #7ee2a8; --number: #79c0ff; --comment: #8b949e; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--page); color: var(--text); font: 16px/1.6 system-ui, -apple-system, "Segoe UI", "DejaVu Sans", "Liberation Sans", Arial, sans-serif; }
        main { max-width: 62rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
        h1, h2, h3, h4 { line-height: 1.25; margin: 1.6em 0 0.6em; }
        h1 { font-size: 2rem; margin-top: 0.4em; } h2 { font-size: 1.45rem; border-bottom: 1px solid var(--line); padding-bottom: 0.25em; } h3 { font-size: 1.15rem; }
        a { color: var(--link); }
        p, ul, ol { margin: 0.7em 0; }
        img { max-width: 100%; height: auto; }
        .code > img { display: block; margin: 0.75rem 0; border-radius: 4px; background: #ffffff; }
        code, pre { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: 0.86rem; }
        pre { overflow-x: auto; line-height: 1.45; margin: 0.75rem 0; }
        .markdown code { background: var(--box); padding: 0.1em 0.35em; border-radius: 4px; }
        .markdown pre, .source, .raw { background: var(--box); border: 1px solid var(--line); border-radius: 6px; padding: 0.75rem 0.9rem; }
        .markdown pre code { background: none; padding: 0; }
        .stderr, .error { color: var(--bad); border-left: 3px solid var(--bad); padding-left: 0.8rem; }
        .stdout, .result { padding-left: 0.9rem; }
        .k { color: var(--word); } .s { color: var(--string); } .n { color: var(--number); } .c { color: var(--comment); font-style: italic; } .h { color: var(--quiet); }
        blockquote { margin: 0.8em 0; padding: 0 1em; color: var(--quiet); border-left: 3px solid var(--line); }
        .html, .markdown { overflow-x: auto; }
        table { border-collapse: collapse; margin: 0.75rem 0; font-size: 0.9rem; font-variant-numeric: tabular-nums; }
        caption { font-weight: 600; padding: 0.2rem 0; text-align: left; }
        th, td { padding: 0.3rem 0.75rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
        thead th { border-bottom: 2px solid var(--line); }
        hr { border: 0; border-top: 1px solid var(--line); margin: 2rem 0; }
        iframe { background: #ffffff; }
        @media print { :root { color-scheme: light; --text: #000000; --quiet: #444444; --page: #ffffff; --box: #f6f8fa; --line: #bbbbbb; --bad: #8c1d18; --link: #000000;
            --word: #5a2ca0; --string: #0a6b3d; --number: #0550ae; --comment: #555555; }
          main { max-width: none; padding: 0; } pre { white-space: pre-wrap; } .code > img, table, pre { break-inside: avoid; } h1, h2, h3 { break-after: avoid; } }
        """;
}
