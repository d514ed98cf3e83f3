using System.Globalization;

namespace MedScan.Charts.Html;

/// <summary>How reports look.</summary>
internal static class PageStyle
{
    // The first colours are darker or lighter forms of the palette's, so that they stand out from a dark page as much as from white.
    private static readonly string[] s_darkSeries = ["#4aa8e0", "#f0803c", "#2ec296", "#de9bc0", "#e69f00", "#8fd0f5", "#b0b7c0"];

    public static string Css { get; } = $$"""

        :root { color-scheme: light dark; {{Light}} }
        @media screen and (prefers-color-scheme: dark) { :root { {{Dark}} } }
        * { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; }
        body { margin: 0; background: var(--page); color: var(--text); font: 15px/1.55 system-ui, -apple-system, "Segoe UI", "DejaVu Sans", "Liberation Sans", Arial, sans-serif; overflow-wrap: break-word; }
        main { max-width: 62rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
        h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 .25rem; }
        h2 { font-size: 1.25rem; margin: 2.5rem 0 .5rem; padding-top: .75rem; border-top: 1px solid var(--grid); }
        h3 { font-size: 1.05rem; margin: 1.75rem 0 .5rem; }
        p { max-width: 46rem; margin: .6rem 0; }
        a { color: var(--link); }
        a:focus-visible, summary:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
        h2 a, h3 a { color: inherit; text-decoration: none; }
        h2 a:hover::after, h3 a:hover::after { content: " #"; color: var(--quiet); font-weight: 400; }
        .subtitle { color: var(--quiet); margin: 0 0 1.5rem; }
        nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; padding: 0; margin: 1rem 0; }
        figure { margin: 1rem 0; padding: .5rem; background: var(--surface); border: 1px solid var(--grid); border-radius: 8px; overflow-x: auto; }
        figure svg { display: block; margin: 0 auto; }
        .wide svg { max-width: 100%; height: auto; }
        .narrow { display: none; }
        .figure-title { font-size: 1rem; font-weight: 600; margin: .35rem .5rem 0; }
        .figure-subtitle { color: var(--quiet); font-size: .8rem; margin: 0 .5rem; }
        .images { list-style: none; margin: .5rem; padding: 0; display: grid; gap: .75rem; grid-template-columns: repeat(auto-fill, minmax(5rem, 1fr)); }
        .images img { display: block; width: 100%; height: auto; max-height: 24rem; margin-bottom: .25rem; object-fit: contain; }
        .images li { min-width: 0; }
        .images span { display: block; font-size: .78rem; line-height: 1.35; text-align: center; }
        {{Columns}}
        .facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .75rem; margin: 1rem 0; }
        .facts div { background: var(--surface); border: 1px solid var(--grid); border-radius: 8px; padding: .6rem .9rem; }
        .facts dt { color: var(--quiet); font-size: .85rem; }
        .facts dd { margin: 0; font-size: 1.5rem; line-height: 1.3; font-weight: 600; overflow-wrap: anywhere; }
        .facts .note { font-size: .8rem; font-weight: 400; }
        .note, .quiet { color: var(--quiet); }
        .warning { background: var(--warning); border-left: 4px solid var(--warning-edge); border-radius: 4px; padding: .1rem 1rem; margin: 1rem 0; }
        .table { overflow-x: auto; margin: 1rem 0; border: 1px solid var(--grid); border-radius: 8px; background: var(--surface); width: fit-content; max-width: 100%; }
        table { border-collapse: collapse; font-size: .92rem; }
        th, td { padding: .35rem .8rem; text-align: left; vertical-align: top; min-width: 3rem; max-width: 32rem; }
        th { color: var(--quiet); font-weight: 600; overflow-wrap: normal; }
        tbody tr { border-top: 1px solid var(--grid); }
        .number { text-align: right; font-variant-numeric: tabular-nums; }
        td.number, td.line { white-space: nowrap; }
        details { margin: -.5rem 0 1rem; }
        summary { cursor: pointer; color: var(--link); padding: .25rem 0; }
        @media (max-width: 40rem) {
          main { padding: 1rem .75rem 3rem; }
          h1 { font-size: 1.4rem; }
          figure { padding: .25rem; }
          .wide:not(:only-child) { display: none; }
          .narrow { display: block; }
          .images { grid-template-columns: repeat(auto-fill, minmax(6.5rem, 1fr)); }
          .facts { grid-template-columns: repeat(auto-fit, minmax(7rem, 1fr)); }
        }
        @media print {
          main { max-width: none; padding: 0; }
          body { background: none; font-size: 11px; }
          figure, .facts, .images li, tr { break-inside: avoid; }
          h2, h3 { break-after: avoid; }
          nav, summary { display: none; }
          td { overflow-wrap: anywhere; }
          td.line { white-space: normal; }
          details::details-content { display: block; content-visibility: visible; height: auto; opacity: 1; }
        }

        """;

    private static string Light => "--page: #f6f8fa; --surface: #ffffff; --text: #1f2328; --quiet: #57606a; --grid: #e4e7eb; --axis: #8c959f; --link: #0b5cad; "
        + "--warning: #fff4e0; --warning-edge: #b35900; " + Named("series", Palette.Categorical) + Named("ramp", Palette.Ramp);

    // The ramp runs the other way: what stands out is light.
    private static string Dark => "--page: #0d1117; --surface: #161b22; --text: #e6edf3; --quiet: #9da7b3; --grid: #2b323b; --axis: #6e7681; --link: #79b8ff; "
        + "--warning: #2f2410; --warning-edge: #e69f00; " + Named("series", s_darkSeries) + Named("ramp", Palette.DarkRamp);

    private static string Columns => string.Concat(Enumerable.Range(1, HtmlImages.MostColumns).Select(count => string.Create(
        CultureInfo.InvariantCulture, $".columns-{count} {{ grid-template-columns: repeat({count}, minmax(0, 1fr)); }}\n")));

    private static string Named(string name, IEnumerable<string> colors) =>
        string.Concat(colors.Select((color, index) => string.Create(CultureInfo.InvariantCulture, $"--{name}-{index + 1}: {color}; ")));
}
