namespace MedScan.TrackingServer.Search;

/// <summary>The right side of a comparison.</summary>
internal abstract record SearchValue
{
    private SearchValue()
    {
    }

    public sealed record Text(string Content) : SearchValue;

    /// <param name="Content">A <see cref="long"/> where the number is one, else a <see cref="double"/>.</param>
    public sealed record Number(object Content) : SearchValue;

    public sealed record List(IReadOnlyList<string> Items) : SearchValue;
}
