namespace MedScan.Charts;

/// <summary>Images in rows, made by <see cref="Figure.Images(IReadOnlyList{ImageTile}, int)"/>.</summary>
public sealed record ImageGridSeries : Series
{
    internal ImageGridSeries(IReadOnlyList<ImageTile> tiles, int columns)
        : base("")
    {
        ArgumentNullException.ThrowIfNull(tiles);
        if (tiles.Count == 0)
            throw new ArgumentException("Expected at least one image, got none.", nameof(tiles));
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        Tiles = [.. tiles];
        Columns = Math.Min(columns, tiles.Count);
    }

    /// <summary>Row by row.</summary>
    public IReadOnlyList<ImageTile> Tiles { get; }

    /// <summary>How many stand in a row; not more than there are.</summary>
    public int Columns { get; }

    internal int Rows => (Tiles.Count + Columns - 1) / Columns;
}
