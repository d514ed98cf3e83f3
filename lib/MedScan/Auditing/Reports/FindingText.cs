using System.Globalization;
using MedScan.Auditing.Findings;
using MedScan.Auditing.Repair;
using MedScan.Datasets;

namespace MedScan.Auditing.Reports;

/// <summary>What findings are called on pages and terminals.</summary>
internal static class FindingText
{
    internal static string Heading(DuplicateKind kind) => kind switch
    {
        DuplicateKind.SameFile => "The same file",
        DuplicateKind.SamePixels => "The same pixels in other files",
        DuplicateKind.NearDuplicate => "Near duplicates",
        _ => "Other images of the same group",
    };

    internal static string Heading(AuditFinding finding) => finding switch
    {
        DuplicateFinding duplicate => Heading(duplicate.Kind),
        LabelContradictionFinding contradiction => $"Contradicting labels: {Lower(Heading(contradiction.Kind))}",
        LeakageFinding leak => $"Leakage from {Lower(leak.EarlierSplit.ToString())} into {Lower(leak.Split.ToString())}: {Lower(Heading(leak.Kind))}",
        UnreadableFinding => "Files that cannot be read",
        NearConstantFinding => "Images that show nothing",
        OddSizeFinding => "Odd sizes",
        OddModeFinding => "Odd colours or formats",
        _ => "Letterboxes and frames",
    };

    /// <summary>A line of explanation; empty = none.</summary>
    internal static string Explanation(AuditFinding finding) => finding switch
    {
        OddSizeFinding odd => $"The others: {odd.Usual}.",
        OddModeFinding odd => $"The others: {odd.Usual}.",
        LabelContradictionFinding => "At least one of the labels is wrong; only a person can say which.",
        _ => "",
    };

    internal static string Reason(LeftOutReason reason) => reason switch
    {
        LeftOutReason.Unreadable => "cannot be read",
        LeftOutReason.ContradictingLabels => "the same picture carries another label elsewhere",
        LeftOutReason.AlsoInLaterSplit => "the same picture or group lies in a later split, too",
        _ => "the same picture stands in the same split already",
    };

    internal static string Splits(AuditReport report) => string.Join(
        ", ", report.Splits.Select(split => string.Create(CultureInfo.InvariantCulture, $"{split.Value} {Lower(split.Key.ToString())}")));

    internal static string Split(DataSplit split) => Lower(split.ToString());

    private static string Lower(string text) => char.ToLowerInvariant(text[0]) + text[1..];
}
