using MedScan.Scripting.Output.Svg;
using MedScan.Scripting.Output.Values;

namespace MedScan.Scripting.Output;

/// <summary>What cells can call without a prefix: <c>display(x)</c> and its kin.</summary>
/// <remarks>Outside of a notebook nothing is shown, and nobody can be asked.</remarks>
public static class Notebook
{
#pragma warning disable IDE1006 // the names that notebooks have everywhere
    /// <summary>Shows a value below the cell. One that implements <c>INotifyPropertyChanged</c> is drawn again in place, at most
    /// five times a second, whenever it says that it changed, until its cell has ended.</summary>
    /// <param name="value">Any value.</param>
    /// <param name="mimeType">Show this form only, for example <c>text/plain</c>; a text is taken as written in it. Null = all
    /// forms, of which the richest that can be shown is.</param>
    /// <returns>What replaces it in place.</returns>
    public static DisplayedValue display(object? value, string? mimeType = null) => new(CellContext.Current, value, mimeType);

    /// <summary>Asks the person for a line.</summary>
    /// <param name="prompt">What to ask.</param>
    /// <returns>The line without its end.</returns>
    /// <exception cref="ScriptingException">Nobody can be asked, as in a headless run.</exception>
    public static string input(string prompt = "") => Ask(prompt, hidden: false);

    /// <summary>Asks the person for a line that is hidden while it is typed.</summary>
    /// <param name="prompt">What to ask.</param>
    /// <returns>The line without its end.</returns>
    /// <exception cref="ScriptingException">Nobody can be asked, as in a headless run.</exception>
    public static string password(string prompt = "") => Ask(prompt, hidden: true);

    /// <summary>Removes what the cell has shown so far.</summary>
    /// <param name="wait">Only when the next output comes, so that nothing flickers.</param>
    public static void clear(bool wait = false) => CellContext.Current?.Sink.Clear(wait);
#pragma warning restore IDE1006

    /// <summary>Cancelled when the person interrupts the cell: for code that waits where an interrupt cannot reach.</summary>
    public static CancellationToken Cancellation => CellContext.Current?.Cancellation ?? CancellationToken.None;

    /// <summary>HTML as a value: shown when a cell ends with it or displays it.</summary>
    /// <param name="html">A piece of a page.</param>
    public static MimeBundle HTML(string html) => Of("text/html", html);

    /// <summary>Markdown as a value: shown when a cell ends with it or displays it.</summary>
    /// <param name="markdown">The text.</param>
    public static MimeBundle Markdown(string markdown) => Of("text/markdown", markdown);

    /// <summary>A drawing as a value: shown when a cell ends with it or displays it, as PNG where SVG is not.</summary>
    /// <param name="svg">A whole <c>svg</c> element.</param>
    public static MimeBundle SVG(string svg) => SvgPicture.WithPng(Of("image/svg+xml", svg), keepSvg: true);

    /// <summary>Runs a script in the page that shows the notebook, where that is allowed.</summary>
    /// <param name="script">JavaScript.</param>
    /// <returns>What replaces it in place.</returns>
    public static DisplayedValue Javascript(string script) => display(Of("application/javascript", script));

    private static MimeBundle Of(string mimeType, string content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return new MimeBundle(new Dictionary<string, string> { [mimeType] = content, ["text/plain"] = mimeType == "text/markdown" ? content : Brief.OneLine(content, 200) });
    }

    private static string Ask(string prompt, bool hidden) => CellContext.Current is { } cell
        ? cell.Sink.ReadLine(prompt, hidden)
        : throw new ScriptingException("Expected a notebook's cell, from which a person can be asked; this code runs outside of one.");
}
