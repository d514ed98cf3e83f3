namespace MedScan.Auditing.Scanning;

/// <summary>Even bands at the edges of an image, in pixels; 0 = none at that edge.</summary>
internal sealed record Bands(int Left, int Top, int Right, int Bottom, int Level)
{
    public override string ToString()
    {
        (string Name, int Width)[] edges = [("left", Left), ("top", Top), ("right", Right), ("bottom", Bottom)];
        return $"bands of grey level {Level}: {string.Join(", ", edges.Where(edge => edge.Width > 0).Select(edge => $"{edge.Name} {edge.Width}"))} pixels";
    }
}
