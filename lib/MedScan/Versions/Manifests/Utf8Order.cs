namespace MedScan.Versions.Manifests;

/// <summary>The order of texts by their UTF-8 bytes, as <c>LC_ALL=C sort</c> and Python's <c>sorted</c> have it; .NET's ordinal order
/// differs beyond the basic plane.</summary>
internal static class Utf8Order
{
    public static IComparer<string> Comparer { get; } = Comparer<string>.Create(Compare);

    private static int Compare(string left, string right)
    {
        int length = Math.Min(left.Length, right.Length);
        for (int index = 0; index < length; index++)
        {
            (char a, char b) = (left[index], right[index]);
            if (a == b)
                continue;
            // Halves of surrogate pairs stand for code points above all others.
            return char.IsSurrogate(a) == char.IsSurrogate(b) ? a.CompareTo(b) : char.IsSurrogate(a) ? 1 : -1;
        }

        return left.Length.CompareTo(right.Length);
    }
}
