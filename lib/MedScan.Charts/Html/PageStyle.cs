namespace MedScan.Charts.Html;

/// <summary>How reports look.</summary>
internal static class PageStyle
{
    public const string Css = """

        :root { color-scheme: light dark; --page: #f6f8fa; --surface: #ffffff; --text: #1f2328; --quiet: #57606a; --grid: #e4e7eb; --axis: #8c959f; --link: #0b5cad;
          --warning: #fff4e0; --warning-edge: #b35900;
          --series-1: #0072B2; --series-2: #D55E00; --series-3: #009E73; --series-4: #CC79A7; --series-5: #E69F00; --series-6: #56B4E9; --series-7: #4D4D4D;
          --ramp-1: #c6dbef; --ramp-2: #9ecae1; --ramp-3: #6baed6; --ramp-4: #4292c6; --ramp-5: #2171b5; --ramp-6: #08519c; --ramp-7: #08306b; }
        @media (prefers-color-scheme: dark) { :root { --page: #0d1117; --surface: #161b22; --text: #e6edf3; --quiet: #9da7b3; --grid: #2b323b; --axis: #6e7681; --link: #79b8ff;
          --warning: #2f2410; --warning-edge: #e69f00;
          --series-1: #4AA8E0; --series-2: #F0803C; --series-3: #2EC296; --series-4: #DE9BC0; --series-5: #E69F00; --series-6: #8FD0F5; --series-7: #B0B7C0;
          --ramp-1: #08306b; --ramp-2: #08519c; --ramp-3: #2171b5; --ramp-4: #4292c6; --ramp-5: #6baed6; --ramp-6: #9ecae1; --ramp-7: #deebf7; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--page); color: var(--text); font: 15px/1.55 system-ui, -apple-system, "Segoe UI", "DejaVu Sans", "Liberation Sans", Arial, sans-serif; }
        main { max-width: 60rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
        h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 .25rem; }
        h2 { font-size: 1.25rem; margin: 2.5rem 0 .5rem; }
        h3 { font-size: 1.05rem; margin: 1.5rem 0 .5rem; }
        h2 a, h3 a { color: inherit; text-decoration: none; }
        .subtitle { color: var(--quiet); margin: 0 0 1.5rem; }
        a { color: var(--link); }
        figure { margin: 1rem 0; padding: .5rem; background: var(--surface); border: 1px solid var(--grid); border-radius: 8px; }
        figure svg { display: block; margin: 0 auto; max-width: 100%; height: auto; }
        .narrow { display: none; }
        .facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .75rem; margin: 1rem 0; }
        .facts div { background: var(--surface); border: 1px solid var(--grid); border-radius: 8px; padding: .6rem .9rem; }
        .facts dt { color: var(--quiet); font-size: .85rem; }
        .facts dd { margin: 0; font-size: 1.5rem; font-weight: 600; }
        .facts .note { color: var(--quiet); font-size: .8rem; font-weight: 400; }
        .warning { background: var(--warning); border-left: 4px solid var(--warning-edge); border-radius: 4px; padding: .1rem 1rem; margin: 1rem 0; }
        .table { overflow-x: auto; margin: 1rem 0; }
        table { border-collapse: collapse; font-size: .92rem; background: var(--surface); }
        th, td { padding: .3rem .75rem; text-align: left; border-bottom: 1px solid var(--grid); vertical-align: top; }
        .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
        summary { cursor: pointer; color: var(--link); }
        nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; padding: 0; }
        @media (max-width: 40rem) { .wide:not(:last-child) { display: none; } .narrow { display: block; } }
        @media print { body { background: none; } figure, tr { break-inside: avoid; } }

        """;
}
