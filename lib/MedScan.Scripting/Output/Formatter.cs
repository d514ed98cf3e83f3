using System.Globalization;

namespace MedScan.Scripting.Output;

/// <summary>Turns values into what a notebook shows.</summary>
public static class Formatter
{
    /// <summary>All forms of a value.</summary>
    /// <param name="value">Any value.</param>
    /// <returns>A bundle that has <c>text/plain</c> at least; a formatter that throws is said in the text, not thrown.</returns>
    public static MimeBundle Format(object? value) =>
        MimeBundle.Text(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "null");
}
