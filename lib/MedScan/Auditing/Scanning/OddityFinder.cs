using System.Globalization;
using MedScan.Auditing.Findings;

namespace MedScan.Auditing.Scanning;

/// <summary>Finds images that are unlike the rest of their data set.</summary>
internal sealed class OddityFinder(IReadOnlyList<ImageRecord?> records, Func<int, AuditedImage> image)
{
    // What nine of ten images have is what the set is like.
    private const double UsualShare = 0.9;

    // Where sizes vary, only a side four times as long or short as usual, or twice the elongation, stands out.
    private const double OddFactor = 4;
    private const double OddElongation = 2;

    private readonly (int Index, ImageRecord Record)[] readable =
        [.. records.Index().Where(entry => entry.Item is not null).Select(entry => (entry.Index, entry.Item!))];

    internal IEnumerable<AuditFinding> Find()
    {
        if (Noted(entry => entry.IsNearConstant ? string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(1000 * entry.EvenShare) / 10:0.0} % of the pixels have about grey level {entry.EvenLevel}") : null) is { Length: > 0 } even)
            yield return new NearConstantFinding(even);
        if (FindSizes() is { } sizes)
            yield return sizes;
        if (FindStorage() is { } storage)
            yield return storage;
        if (FindColors() is { } colors)
            yield return colors;
        if (Noted(entry => entry.Border?.ToString()) is { Length: > 0 } bordered)
            yield return new BorderFinding(bordered);
    }

    private OddSizeFinding? FindSizes()
    {
        if (readable.Length == 0)
            return null;
        if (Usual(record => (record.Width, record.Height)) is { } usual)
        {
            AuditedImage[] others = Noted(record => (record.Width, record.Height) == usual ? null : Size(record.Width, record.Height));
            return others.Length == 0 ? null : new OddSizeFinding(Size(usual.Width, usual.Height), others);
        }

        double width = Median(record => record.Width);
        double height = Median(record => record.Height);
        double shape = Median(record => (double)record.Width / record.Height);
        AuditedImage[] odd = Noted(record =>
            IsFar(record.Width, width, OddFactor) || IsFar(record.Height, height, OddFactor) || IsFar((double)record.Width / record.Height, shape, OddElongation)
                ? Size(record.Width, record.Height)
                : null);
        return odd.Length == 0 ? null : new OddSizeFinding($"about {Size((int)width, (int)height)}", odd);
    }

    private OddModeFinding? FindStorage()
    {
        if (UsualText(record => record.Storage) is not { } usual)
            return null;
        AuditedImage[] odd = Noted(record => record.Storage == usual ? null : record.Storage);
        return odd.Length == 0 ? null : new OddModeFinding(usual, odd);
    }

    // Stored as colour does not mean colourful: most published grey scans are RGB files. A coloured one among them carries marks. A grey
    // photograph among coloured ones is nothing odd.
    private OddModeFinding? FindColors()
    {
        if (Usual(record => record.IsColored) is not false)
            return null;
        AuditedImage[] odd = Noted(record => record.IsColored ? "shows colours" : null);
        return odd.Length == 0 ? null : new OddModeFinding("shows grey only", odd);
    }

    private T? Usual<T>(Func<ImageRecord, T> property)
        where T : struct
    {
        var largest = readable.GroupBy(entry => property(entry.Record)).MaxBy(same => same.Count());
        return largest is not null && largest.Count() >= UsualShare * readable.Length ? largest.Key : null;
    }

    private string? UsualText(Func<ImageRecord, string> property)
    {
        var largest = readable.GroupBy(entry => property(entry.Record), StringComparer.Ordinal).MaxBy(same => same.Count());
        return largest is not null && largest.Count() >= UsualShare * readable.Length ? largest.Key : null;
    }

    private AuditedImage[] Noted(Func<ImageRecord, string?> note) =>
        [.. readable.Select(entry => (entry.Index, Note: note(entry.Record))).Where(entry => entry.Note is not null).Select(entry => image(entry.Index) with { Note = entry.Note })];

    private double Median(Func<ImageRecord, double> property) => readable.Select(entry => property(entry.Record)).Order().ElementAt(readable.Length / 2);

    private static bool IsFar(double value, double usual, double factor) => value > usual * factor || value * factor < usual;

    private static string Size(int width, int height) => string.Create(CultureInfo.InvariantCulture, $"{width} x {height}");
}
