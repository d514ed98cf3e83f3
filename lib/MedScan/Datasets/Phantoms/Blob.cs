namespace MedScan.Datasets.Phantoms;

/// <summary>A turned ellipse in head coordinates.</summary>
internal readonly record struct Blob(float X, float Y, float RadiusX, float RadiusY, float Cos = 1, float Sin = 0)
{
    /// <summary>0 at the centre, 1 on the outline.</summary>
    internal float Distance(float x, float y)
    {
        float dx = x - X;
        float dy = y - Y;
        float along = ((dx * Cos) + (dy * Sin)) / RadiusX;
        float across = ((dy * Cos) - (dx * Sin)) / RadiusY;
        return MathF.Sqrt((along * along) + (across * across));
    }

    internal Blob Mirrored() => this with { X = -X, Sin = -Sin };
}
