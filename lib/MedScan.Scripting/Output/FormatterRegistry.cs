using System.Collections.Immutable;

namespace MedScan.Scripting.Output;

/// <summary>Formatters that users registered.</summary>
internal sealed class FormatterRegistry
{
    private ImmutableArray<(Type Type, string MimeType, Func<object, string> Format)> _formatters = [];

    public void Add(Type type, string mimeType, Func<object, string> format) => ImmutableInterlocked.Update(
        ref _formatters,
        formatters => [(type, mimeType, format), .. formatters.Where(known => known.Type != type || known.MimeType != mimeType)]);

    /// <summary>Writes the forms of a value: of several for one MIME type that of the most derived type.</summary>
    public void Write(object value, Dictionary<string, string> forms)
    {
        Type actual = value.GetType();
        var fitting = _formatters.Where(formatter => formatter.Type.IsAssignableFrom(actual)).GroupBy(formatter => formatter.MimeType, StringComparer.Ordinal);
        foreach (var candidates in fitting)
        {
            var best = candidates.Aggregate((best, next) => best.Type != next.Type && best.Type.IsAssignableFrom(next.Type) ? next : best);
            forms[best.MimeType] = best.Format(value);
        }
    }
}
