namespace MedScan.Scripting.Output;

/// <summary><c>x.Display()</c> for any value.</summary>
public static class DisplayExtensions
{
    /// <summary>Shows a value below the cell.</summary>
    /// <typeparam name="T">Any type.</typeparam>
    /// <param name="value">Any value.</param>
    /// <param name="mimeType">Show this form only; null = all forms, of which the richest that can be shown is.</param>
    /// <returns>What replaces it in place.</returns>
    public static DisplayedValue Display<T>(this T value, string? mimeType = null) => Notebook.display(value, mimeType);
}
