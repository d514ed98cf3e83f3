using System.Globalization;
using System.Text;

namespace MedScan.Charts.Html;

/// <summary>Names by which headings can be linked to.</summary>
internal static class Anchors
{
    /// <summary>Letters and digits of the heading, in small letters; one that occurred already gets a number.</summary>
    public static Dictionary<ReportPart, string> Of(IEnumerable<ReportPart> parts)
    {
        Dictionary<ReportPart, string> anchors = new(ReferenceEqualityComparer.Instance);
        HashSet<string> taken = new(StringComparer.Ordinal);
        foreach (ReportPart.Heading heading in parts.OfType<ReportPart.Heading>())
        {
            string name = Slug(heading.Title), unique = name;
            for (int number = 2; !taken.Add(unique); number++)
                unique = name + "-" + number.ToString(CultureInfo.InvariantCulture);
            anchors.TryAdd(heading, unique);
        }

        return anchors;
    }

    private static string Slug(string title)
    {
        var slug = new StringBuilder();
        foreach (Rune rune in title.ToLowerInvariant().EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
                slug.Append(rune);
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }

        string text = slug.ToString().Trim('-');
        return text.Length > 0 ? text : "section";
    }
}
