namespace TorchSharp;

/// <summary>Writes one form of a value; kernels call it by the names of its members.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
/// <param name="mimeType">What it writes.</param>
/// <param name="write">The form of a value; null where this value has none.</param>
internal sealed class TypeFormatter<T>(string mimeType, Func<T, string?> write)
{
    /// <summary>What it writes.</summary>
    public string MimeType { get; } = mimeType;

    /// <summary>Writes a value.</summary>
    /// <param name="instance">The value.</param>
    /// <param name="writer">Where to.</param>
    /// <returns>Whether the value has this form.</returns>
    public bool Format(object instance, TextWriter writer)
    {
        if (instance is not T value || write(value) is not { } text)
            return false;
        writer.Write(text);
        return true;
    }
}
