using System.Diagnostics.CodeAnalysis;
using MedScan.Scripting.Output.Svg;
using MedScan.Scripting.Output.Values;

namespace MedScan.Scripting.Output;

/// <summary>Turns values into what a notebook shows.</summary>
/// <remarks>The first that has an answer for a MIME type gives it: what was registered here; what the value's type names by an
/// attribute <c>TypeFormatterSourceAttribute</c> (any namespace, as .NET Interactive has it), so that a library can bring
/// formatters without a reference to this one; and what suits every value: tables for sequences, dictionaries and objects
/// without a text of their own, text for the rest. Numbers and dates are written as in the invariant culture.</remarks>
public static class Formatter
{
    private static readonly FormatterRegistry Registry = new();

    /// <summary>All forms of a value.</summary>
    /// <param name="value">Any value.</param>
    /// <returns>A bundle that has <c>text/plain</c> at least; a formatter that throws is said in the text, not thrown.</returns>
    public static MimeBundle Format(object? value)
    {
        if (value is MimeBundle bundle)
            return bundle;
        Dictionary<string, string> forms = new(StringComparer.Ordinal);
        List<string> faults = [];
        if (value is not null)
        {
            Guard(faults, () => Registry.Write(value, forms));
            Guard(faults, () =>
            {
                foreach (FormatterSource source in FormatterSource.Of(value.GetType()))
                    source.Write(value, forms);
            });
        }
        bool rich = forms.Keys.Any(static type => type != "text/plain");
        if (!forms.ContainsKey("text/plain"))
            Guard(faults, () => AddOwn(value, forms, withHtml: !rich));
        if (faults.Count > 0)
            forms["text/plain"] = string.Join('\n', [.. faults, .. forms.TryGetValue("text/plain", out string? text) ? [text] : Array.Empty<string>()]);
        return SvgPicture.WithPng(new MimeBundle(forms), keepSvg: false);
    }

    /// <summary>The form of a value for one MIME type only, as <c>display(x, "text/html")</c> shows it.</summary>
    /// <param name="value">Any value; a text is taken as written in that type already.</param>
    /// <param name="mimeType">The MIME type.</param>
    /// <returns>A bundle with that type, and with <c>text/plain</c>.</returns>
    public static MimeBundle Format(object? value, string mimeType)
    {
        ArgumentException.ThrowIfNullOrEmpty(mimeType);
        if (value is string text)
            return new MimeBundle(new Dictionary<string, string> { [mimeType] = text, ["text/plain"] = text });
        MimeBundle all = Format(value);
        return all with { Data = all.Data.Where(form => form.Key == mimeType || form.Key == "text/plain").ToDictionary() };
    }

    /// <summary>Says how values of a type, and of the types below it, are shown from now on.</summary>
    /// <typeparam name="T">The type; an interface counts for all that implement it.</typeparam>
    /// <param name="mimeType">What <paramref name="format"/> writes, for example <c>text/html</c>; binary types as base64.</param>
    /// <param name="format">Gives the form of a value. The last registered for a type and MIME type counts.</param>
    public static void Register<T>(string mimeType, Func<T, string> format)
    {
        ArgumentException.ThrowIfNullOrEmpty(mimeType);
        ArgumentNullException.ThrowIfNull(format);
        Registry.Add(typeof(T), mimeType, value => format((T)value));
    }

    private static void AddOwn(object? value, Dictionary<string, string> forms, bool withHtml)
    {
        Shape shape = ShapeReader.Read(value);
        forms["text/plain"] = TextForm.Write(shape);
        if (withHtml && HtmlForm.Write(shape) is { } html)
            forms["text/html"] = html;
    }

    [SuppressMessage("Design", "CA1031", Justification = "Showing a value must not end the cell that shows it.")]
    private static void Guard(List<string> faults, Action action)
    {
        try
        {
            action();
        }
        catch (Exception error) when (error is not ThreadInterruptedException)
        {
            faults.Add($"⚠ A formatter threw {TypeName.Of(error.GetType())}: {error.Message}");
        }
    }
}
